"""Polarity, modality, aspect: the casebooks, and the truth table of the degrees."""

import pytest

from sayso.qualify import qualify
from sayso.qualify.evidence import Speaker
from sayso.qualify.hedging import weaker
from sayso.records import Document, Modality, Polarity, Qualification, Span
from tests.casebook import Case, read_casebook

CASES = [*read_casebook("negation"), *read_casebook("certainty")]


def _read(case: Case, document: Document) -> Qualification:
    """A case read; who is marked speaks by the innermost cue."""
    speakers = tuple(Speaker(m, case.cues[-1]) for m in case.mentions if case.cues)
    return qualify(document, case.content, cues=case.cues, context=case.context, speakers=speakers)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_casebook(case: Case) -> None:
    read = _read(case, case.document)
    got = {"polarity": read.polarity, "modality": read.modality, "aspect": read.aspect or "none"}
    want = {key: case.get(key) for key in got if case.get(key) is not None}
    assert {key: got[key] for key in want} == want


TABLE = {
    # cue: plain, "likely", "may", "should"
    "said": ("certain", "probable", "possible", "unspecified"),
    "confirmed": ("certain", "probable", "possible", "unspecified"),
    "believes": ("probable", "probable", "possible", "unspecified"),
    "estimates": ("probable", "probable", "possible", "unspecified"),
    "suggests": ("probable", "probable", "possible", "unspecified"),
    "fears": ("probable", "probable", "possible", "unspecified"),
    "speculates": ("possible", "possible", "possible", "unspecified"),
    "claimed": ("certain", "probable", "possible", "unspecified"),
    "alleges": ("certain", "probable", "possible", "unspecified"),
    "reportedly said": ("unspecified",) * 4,
    "wants": ("unspecified",) * 4,
    "denied": ("certain", "probable", "possible", "unspecified"),
    "has not confirmed": ("unspecified",) * 4,
}
FRAMES = (
    "the fleet sailed",
    "the fleet likely sailed",
    "the fleet may sail",
    "the fleet should sail",
)


@pytest.mark.parametrize("cue", TABLE)
def test_the_weaker_of_cue_and_hedge_counts(cue: str) -> None:
    degrees = []
    for frame in FRAMES:
        text = f"Oster {cue} that {frame}."
        at = text.index(cue)
        read = qualify(
            Document("d", text),
            (Span(text.index("that"), len(text)),),
            cues=(Span(at, at + len(cue)),),
            context=Span(0, len(text)),
            speakers=(Speaker(Span(0, 5), Span(at, at + len(cue))),),
        )
        degrees.append(str(read.modality))
        assert (read.polarity is Polarity.NEGATED) == (cue == "denied")
    assert tuple(degrees) == TABLE[cue]


def test_weaker_is_an_order() -> None:
    order = [Modality.CERTAIN, Modality.PROBABLE, Modality.POSSIBLE, Modality.UNSPECIFIED]
    for i, one in enumerate(order):
        for j, other in enumerate(order):
            assert weaker(one, other) is order[max(i, j)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sides_swapped_read_the_same(case: Case) -> None:
    swapped = case.text.replace("Karst", "\0").replace("Oster", "Karst").replace("\0", "Oster")
    assert len(swapped) == len(case.text)
    document = Document("case", swapped, published=case.get("published"))
    assert _read(case, document) == _read(case, case.document)
