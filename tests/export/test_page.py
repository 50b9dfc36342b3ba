"""The page is whole in itself, and no word of the text becomes markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from sayso.export.page import script_hash, to_page
from sayso.records import Reading


class Seen(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.refs: list[str] = []
        self.script = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "src", "srcset", "action", "data"}:
                self.refs.append(value or "")

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["script"]:
            self.script += data


def page(*readings: Reading) -> str:
    return "".join(to_page(readings))


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


def test_nothing_is_asked_from_elsewhere(senn: Reading) -> None:
    html = page(senn)
    assert all(ref.startswith("#") for ref in seen(html).refs)
    assert not re.search(r"url\(|@import|<link|<img|<iframe", html)


def test_the_policy_names_the_script_that_is_there(senn: Reading) -> None:
    html = page(senn)
    script = html.split("<script>")[1].split("</script>")[0]
    assert f"script-src '{script_hash(script)}'" in html
    assert "default-src 'none'" in html


def test_every_link_has_its_aim_and_every_id_is_one(senn: Reading, hostile: Reading) -> None:
    parser = seen(page(senn, hostile))
    assert len(parser.ids) == len(set(parser.ids))
    assert {ref.removeprefix("#") for ref in parser.refs} <= set(parser.ids)


def test_text_stays_text(hostile: Reading) -> None:
    html = page(hostile)
    assert seen(html).tags.count("script") == 1
    assert "alert(1)" in html
    assert "<script>alert" not in html
    for unsafe in ("\x1b", "\u202e", "\x9b"):
        assert unsafe not in html
    html.encode("utf-8")


def test_a_thought_is_worded_as_the_writers(senn: Reading) -> None:
    html = page(senn)
    assert "the writer on Oster’s mind" in html
    assert "not a statement by <bdi>Oster</bdi>" in html


def test_no_statement_and_no_text_still_make_a_page(senn: Reading) -> None:
    empty = Reading("0", type(senn.document)("doc-empty", ""), (), ())
    assert "Nobody else’s word was found" in page(empty)


def test_size_grows_with_the_reading(many: Reading) -> None:
    half = Reading("0", many.document, many.sources, many.statements[:2500])
    assert len(page(many)) < 2.2 * len(page(half))


def test_a_score_stands_in_the_details_and_claims_no_truth(senn: Reading) -> None:
    scored = replace(senn, statements=tuple(replace(s, score=0.83) for s in senn.statements[:1]))
    assert "83% sure that the words are given to the right speaker" in page(scored)
    assert "right speaker" not in page(senn)
