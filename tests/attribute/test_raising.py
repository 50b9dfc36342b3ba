"""What seems so has its subject, and what it seems to be."""

import pytest

from sayso.attribute.raising import raised
from sayso.records import Attribution, Quote, Span
from sayso.segment import segment


def whole(text: str, cue: str, *contents: str, source: str | None = None) -> str:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    given = at(source) if source is not None else None
    one = Attribution(given, at(cue), tuple(map(at, contents)), None, Quote.INDIRECT)
    return " … ".join(part.of(text) for part in raised(text, segment(text), one).content)


@pytest.mark.parametrize(
    ("text", "cue", "contents", "found"),
    [
        (
            "The vote was close, and Brill seems to have lost.",
            "seems",
            ["to have lost"],
            "Brill … to have lost",
        ),
        ("The race appears closer in Senn, Orr said.", "appears", ["The race"],
         "The race … closer in Senn"),
        (
            "They named men who are expected to lead the board.",
            "are expected",
            ["to lead the board"],
            "men … to lead the board",
        ),
        (
            "The idea of asking twice seems to sit well.",
            "seems",
            ["to sit well"],
            "The idea of asking twice … to sit well",
        ),
        ("It appears that Brill lost.", "appears", ["that Brill lost"], "that Brill lost"),
        ("It was said that Brill lost.", "was said", ["that Brill lost"], "that Brill lost"),
        (
            "He has fought the town and appeared to give in.",
            "appeared",
            ["to give in"],
            "to give in",
        ),
        ("Brill appeared to give in.", "appeared to", ["give in"], "give in"),
    ],
)  # fmt: skip
def test_the_clause_is_whole(text: str, cue: str, contents: list[str], found: str) -> None:
    assert whole(text, cue, *contents) == found


@pytest.mark.parametrize(
    ("text", "contents", "found", "who"),
    [
        ("The talks are seen as a loss.", ["The talks"], "The talks … as a loss", None),
        ("Orr is seen as weak by her party.", ["as weak by her party"], "as weak", "her party"),
        ("Orr is seen at the port.", ["Orr"], "Orr", None),
        ("The U.S. pact is seen as part of U.S. law.", ["The U.S. pact"],
         "The U.S. pact … as part of U.S. law", None),
    ],
)  # fmt: skip
def test_as_what_it_is_seen(text: str, contents: list[str], found: str, who: str | None) -> None:
    cue = "are seen" if " are " in text else "is seen"
    assert whole(text, cue, *contents).removeprefix("Orr … ") == found
    spans = tuple(Span(text.index(c), text.index(c) + len(c)) for c in contents)
    at = Span(text.index(cue), text.index(cue) + len(cue))
    one = raised(text, segment(text), Attribution(None, at, spans, None, Quote.INDIRECT))
    assert (one.source.of(text) if one.source else None) == who


def test_who_has_a_source_is_left() -> None:
    text = "Brill seems to have lost."
    assert whole(text, "seems", "to have lost", source="Brill") == "to have lost"
