"""The dossier: whole in itself, every cell leads to its words, no word of the texts is markup."""

import json
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from sayso.comparison import Comparison, Speaker
from sayso.export import naming, telling
from sayso.export.briefing import to_briefing
from sayso.export.claims import comparison_to_wire
from sayso.export.dossier import to_dossier
from sayso.export.page import part
from sayso.reconciling import compare
from sayso.records import Feature, Reading, SourceKind, Stance
from tests.export.test_page import seen
from tests.schemas import validator
from tests.told import Line, Opposites, Words, article

LANDED = "that 3,000 Karstian soldiers landed at Port Senn on Sunday"
HOSTILE = (
    "that <script>alert(1)</script> 9,000 [soldiers](javascript:x) landed at Port Senn on Sunday"
)


@pytest.fixture
def comparison() -> Comparison:
    readings = [
        article("Lorn Wire", "2031-03-04", Line(LANDED, "Office", kind=SourceKind.AGENCY)),
        article(
            "Halden Courier", "2031-03-05", Line(LANDED, "Oona Brandt", "denied", negated=True)
        ),
        article(
            "<b>Post</b>", "2031-03-04", Line(LANDED.replace("3,000", "9,000"), "Jonas Petrie")
        ),
        article("Karst Telegraph", "2031-03-09", Line(LANDED, "Oona Brandt", "confirmed")),
        article("Lorn | Post", "2031-03-09", Line(HOSTILE, "a\u202eman", kind=None)),
    ]
    return compare(readings, meaning=Words(), judge=Opposites())


def page(comparison: Comparison) -> str:
    return "".join(to_dossier(comparison, "Senn <i>& more</i>"))


def test_every_link_has_its_aim_and_every_id_is_one(comparison: Comparison) -> None:
    parser = seen(page(comparison))
    assert len(parser.ids) == len(set(parser.ids))
    assert {ref.removeprefix("#") for ref in parser.refs} <= set(parser.ids)
    assert len(parser.refs) > 20


def test_no_word_of_the_documents_is_markup(comparison: Comparison) -> None:
    html = page(comparison)
    tags = set(seen(html).tags)
    assert html.count("<script>") == 1
    assert not tags & {"b" if "<b>Post" in html else "", "i", "iframe", "img", "link"}
    assert "<i>&" not in html
    assert "\u202e" not in html


def test_nothing_is_asked_from_elsewhere(comparison: Comparison) -> None:
    html = page(comparison)
    assert "default-src 'none'" in html
    assert not re.search(r"url\(|@import|https?://", html)


def test_every_cell_of_the_matrix_leads_to_words_of_its_claim(comparison: Comparison) -> None:
    html = page(comparison)
    for told in comparison.claims:
        for row in telling.matrix(told):
            assert len(row.cells) == len(telling.days(told))
        assert sum(len(c) for r in telling.matrix(told) for c in r.cells) == len(told.said)
    assert html.count('class="side affirms" href="#s') == sum(
        stance.value == "affirms" for told in comparison.claims for stance in told.stances.values()
    )


def test_the_words_say_how_many_and_never_that_they_are_independent(
    comparison: Comparison,
) -> None:
    told = comparison.claims[0]
    assert telling.counts(told).startswith("5 documents, 5 outlets, ")
    whole = page(comparison) + to_briefing(comparison, "t")
    assert "independent" not in whole


def test_a_changed_position_is_told(comparison: Comparison) -> None:
    (line,) = telling.changed(comparison.claims[0])
    words = "(“that 3,000 Karstian soldiers landed at Port Senn on Sunday”)"
    assert line == f"Oona Brandt denies on 2031-03-05 {words}, affirms on 2031-03-09 {words}"
    assert "Changed position:" in page(comparison)


@pytest.mark.parametrize(
    ("name", "kind", "named", "known"),
    [
        ("Oona Brandt", SourceKind.PERSON, True, True),
        ("A senior official", SourceKind.UNNAMED, False, True),
        ("the director of the harbour office", SourceKind.UNNAMED, False, True),
        ("the author (Lorn Wire)", SourceKind.AUTHOR, False, True),
        ("she", SourceKind.UNKNOWN, False, False),
        ("His office", SourceKind.AGENCY, False, False),
        ("the director", SourceKind.UNNAMED, False, False),
        ("The same report", SourceKind.DOCUMENT, False, False),
        ("Itemised accounts", SourceKind.DOCUMENT, False, True),
    ],
)
def test_who_is_only_pointed_to_is_not_resolved(
    name: str, kind: SourceKind, named: bool, known: bool
) -> None:
    speaker = Speaker("who-1", name, kind, named)
    assert naming.is_resolved(speaker) is known
    assert naming.speaker_kind(speaker) == (kind.value if known else "not resolved")


def test_mentions_that_nobody_is_resolved_for_stand_apart_from_names(
    comparison: Comparison,
) -> None:
    told = comparison.claims[0]
    sides = naming.names(told.with_stance(Stance.AFFIRMS))
    assert "Oona Brandt" in sides.resolved
    assert [name[:2] for name in sides.unresolved] == ["“a"]
    assert naming.listed(sides)[-1].endswith("” (not resolved)")
    assert [row.kind == "not resolved" for row in telling.matrix(told)][-1]
    assert '<span class="unresolved">not resolved: ' in page(comparison)


def test_words_for_a_body_stand_in_its_row_and_say_why() -> None:
    agency = SourceKind.AGENCY
    readings = [
        article("Lorn Wire", "2031-03-04", Line(LANDED, "State Intelligence Office", kind=agency)),
        article("Post", "2031-03-05", Line(LANDED, "Karst’s intelligence office", kind=None)),
    ]
    told = compare(readings, meaning=Words(), judge=Opposites()).claims[0]
    assert [row.speaker for row in telling.matrix(told)] == [
        "State Intelligence Office",
        "“Karst’s intelligence office”",
    ]
    described = replace(told.said[1], behalf=told.said[0].behalf, sure=Feature(0.8, "is given so"))
    joined = replace(told, said=(told.said[0], described))
    (row,) = telling.matrix(joined)
    assert (row.speaker, row.kind) == ("State Intelligence Office", "agency")
    assert [one.under for one in telling.wordings(joined)] == [
        "",
        "State Intelligence Office: it is given so",
    ]
    doubtful = replace(described, sure=Feature(0.6, "is given to a pronoun"))
    assert doubtful.who == doubtful.speaker


def test_claims_on_which_accounts_disagree_are_listed_first(comparison: Comparison) -> None:
    told = comparison.claims[0]
    assert telling.dispute(told) == "denied, 1 conflict of figures, position changed"
    html = page(comparison)
    assert "<h3>Where accounts disagree</h3>" in html
    assert "<h3>No disagreement found</h3>" not in html
    report = to_briefing(comparison, "t")
    assert "## Where accounts disagree\n\n- Claim 1, " in report
    assert ": denied, 1 conflict of figures, position changed\n" in report
    assert report.index("disagree") < report.index("## 1.")
    calm = [article(o, None, Line(LANDED, "Office", kind=SourceKind.AGENCY)) for o in ("A", "B")]
    agreed = compare(calm, meaning=Words(), judge=Opposites())
    assert not agreed.claims[0].disputed
    assert "<h3>Where accounts disagree</h3>" not in page(agreed)


def test_a_sentence_of_a_quote_is_not_negated_by_the_one_before() -> None:
    quote = f"“Nobody said a word. I saw {LANDED[5:]}.”"
    line = Line(quote, "Emil Dahl", negated=True)
    readings = [article("Mail", None, line), article("Post", None, Line(LANDED, "Jonas Petrie"))]
    (told,) = compare(readings, meaning=Words(), judge=Opposites()).claims
    assert ["negated" in one.sure for one in telling.wordings(told)] == [False, False]


def test_the_cue_stands_before_what_it_says(comparison: Comparison) -> None:
    assert '<span class="verb"><bdi>confirmed</bdi></span>' in page(comparison)
    assert "Oona Brandt (confirmed) **affirms**" in to_briefing(comparison, "t")


def test_the_articles_are_listed(comparison: Comparison) -> None:
    html = page(comparison)
    for number, reading in enumerate(comparison.readings, 1):
        assert f'<li><a href="#r{number}">' in html
        assert reading.document.published in html


def test_the_board_names_both_sides_of_a_conflict(comparison: Comparison) -> None:
    told = comparison.claims[0]
    rows = tuple(telling.board(told))
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    for a, b, why in telling.conflicts(told):
        assert b in rows[a - 1].clashes
        assert a in rows[b - 1].clashes
        assert why
    assert any(row.clashes for row in rows)


def test_the_report_escapes_what_would_be_markup(comparison: Comparison) -> None:
    report = to_briefing(comparison, "Senn <i>& more</i>")
    assert "<script>" not in report
    assert not re.search(r"(?<!\\)\]\(javascript", report)
    assert "\u202e" not in report
    tables = [line for line in report.split("\n") if line.startswith("|")]
    cells = [len(re.findall(r"(?<!\\)\|", line)) for line in tables]
    assert all(a == b for a, b in pairwise(cells))


def test_the_json_holds_every_statement_with_its_place(comparison: Comparison) -> None:
    wire = json.loads(json.dumps(comparison_to_wire(comparison)))
    texts = {r.document.id: r.document.text for r in comparison.readings}
    (claim,) = wire["claims"]
    assert len(claim["statements"]) == 5
    for said in claim["statements"]:
        for span in said["reading"]["content"]:
            assert texts[said["document"]][span["start"] : span["end"]] == span["text"]
    for conflict in claim["conflicts"]:
        assert conflict["a"]["figure"]["span"] != conflict["b"]["figure"]["span"] or (
            conflict["a"]["document"] != conflict["b"]["document"]
        )


def test_the_json_is_as_its_schema_says(comparison: Comparison) -> None:
    wire = json.loads(json.dumps(comparison_to_wire(comparison)))
    checked = validator("dossier.schema.json")
    checked.validate(wire)
    del wire["claims"][0]["origins"]["low"]
    assert not checked.is_valid(wire)


@pytest.fixture
def against() -> Comparison:
    """Two that give a figure each, in one paragraph, of which no claim is made."""
    lines = (
        Line("some 80,000 <b>workers</b> walked out", "Mira Tolvane"),
        Line("The ministry spoke of 2,000, all from the southern quays"),
    )
    return compare(
        [article("Lorn | Wire", "2031-03-04", *lines, joint=" ")],
        meaning=Words(),
        judge=Opposites(),
    )


def test_figures_against_each_other_are_shown_with_their_words(against: Comparison) -> None:
    (one,) = against.facing
    html = page(against)
    parser = seen(html)
    assert {ref.removeprefix("#") for ref in parser.refs} <= set(parser.ids)
    assert "Figures against each other" in html
    assert "<b>workers" not in html
    report = to_briefing(against, "t")
    for said, placed in ((one.a, one.conflict.a), (one.b, one.conflict.b)):
        assert f"{said.content[0].start}–{said.content[0].end}" in report
        assert placed.figure.span.of(said.reading.document.text) in html
    assert "<b>" not in report


def test_the_json_holds_them_at_their_places(against: Comparison) -> None:
    wire = json.loads(json.dumps(comparison_to_wire(against)))
    validator("dossier.schema.json").validate(wire)
    (conflict,) = wire["conflicts"]
    text = against.readings[0].document.text
    for side, words in (("a", "some 80,000"), ("b", "2,000")):
        span = conflict[side]["figure"]["span"]
        assert text[span["start"] : span["end"]] == span["text"] == words
        for span in conflict[side]["content"]:
            assert text[span["start"] : span["end"]] == span["text"]


def test_a_figure_that_is_given_to_another_is_shown_as_told() -> None:
    line = Line("60 patients were children, rather than the 37 of whom the army spoke", "Strand")
    told = compare([article("Lorn Wire", "2031-03-04", line)], meaning=Words(), judge=Opposites())
    shown = "the army, as Strand tells it"
    assert shown in page(told)
    assert shown in to_briefing(told, "t")
    wire = json.loads(json.dumps(comparison_to_wire(told)))
    validator("dossier.schema.json").validate(wire)
    (conflict,) = wire["conflicts"]
    assert conflict["given"] == "the army"
    assert (conflict["a"]["speaker"]["name"], conflict["b"]["speaker"]["name"]) == (
        "Strand",
        "Strand",
    )


def test_where_there_are_none_nothing_is_said_of_them(comparison: Comparison) -> None:
    assert "Figures against each other" not in page(comparison) + to_briefing(comparison, "t")


def test_no_claims_is_said(senn: Reading) -> None:
    html = page(Comparison((senn,), ()))
    assert "No two statements of these documents were found to say the same." in html


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the ships left", "“the ships left”"),
        ("“The ships left,”", "“The ships left,”"),
        ('"They left."', '"They left."'),
        ("“They left,” at dawn", "““They left,” at dawn”"),
        ("“The ships left", "“The ships left”"),
    ],
)
def test_words_have_one_pair_of_quotation_marks(words: str, shown: str) -> None:
    assert telling.quoted(words) == shown


def test_the_dossier_styles_no_piece_that_the_page_lights() -> None:
    """page.js marks pieces "on" and "by"; a bare rule for such a class changes them."""
    rules = re.findall(r"(?m)^\.(\w+)[ ,{:]", part("dossier.css"))
    assert not {"on", "by", "current", "unsure", "p", "who", "cue"} & set(rules)
