"""The report says everything once and takes no markup from the text."""

from sayso.export.markdown import escaped, to_markdown
from sayso.records import Reading


def test_the_report_of_a_reading(senn: Reading) -> None:
    report = to_markdown(senn)
    assert report.startswith("# Karst denies landing at Port Senn\n\n- Outlet: Halden Courier\n")
    assert "### Coast Agency (agency)\n\nWhat is said to be on Coast Agency’s mind:" in report
    assert "Mira Tolvane on Coast Agency’s mind, in the words “believes”" in report
    assert "evidence: imagery: satellite images" in report
    assert "figure: up to 12,000 (at most 12,000 people: soldiers)" in report
    assert report.index("## On whose word") < report.index("## The author’s own voice")
    assert "It is a shabby game." in report.partition("## The author’s own voice")[2]


def test_only_what_would_be_markup_is_escaped() -> None:
    assert escaped("2031-03-04, up 3+4") == "2031-03-04, up 3+4"
    assert escaped("- no") == "\\- no"
    assert escaped("=== no") == "\\=== no"
    assert escaped("1. no") == "1\\. no"
    assert escaped("1.5 million") == "1.5 million"
    assert escaped("![no](x)") == "!\\[no\\](x)"


def test_no_markup_of_the_text_gets_through(hostile: Reading) -> None:
    report = to_markdown(hostile)
    assert "<script" not in report.replace("\\<", "")
    assert "\\*stars\\*" in report
    assert "\x1b" not in report
    assert "\u202e" not in report
