"""Polarity, modality, aspect: the casebooks, and the truth table of the degrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.qualify import qualify
from sayso.qualify.evidence import Speaker
from sayso.qualify.hedging import weaker
from sayso.records import Document, Modality, Polarity, Qualification, Span
from tests.casebook import Case, read_casebook

CASES = [*read_casebook("negation"), *read_casebook("certainty")]


def _read(case: Case, document: Document) -> Qualification:
    """A case read; who is marked speaks by the cues, in order."""
    speakers = tuple(Speaker(*pair) for pair in zip(case.mentions, case.cues, strict=False))
    return qualify(document, case.content, cues=case.cues, context=case.context, speakers=speakers)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_casebook(case: Case) -> None:
    read = _read(case, case.document)
    got = {"polarity": read.polarity, "modality": read.modality, "aspect": read.aspect or "none"}
    want = {key: case.get(key) for key in got if case.get(key) is not None}
    assert {key: got[key] for key in want} == want


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_words_of_each_place(case: Case) -> None:
    told = _read(case, case.document).certainty
    got = {
        "speaker": [hedge.span.of(case.text) for hedge in told.speaker],
        "cue": [told.cue.span.of(case.text)] if told.cue is not None else [],
        "reporter": [hedge.span.of(case.text) for hedge in told.reporter],
    }
    want = {place: [w for w in case.all(place) if w != "none"] for place in got if case.all(place)}
    assert {place: got[place] for place in want} == want


# The seven degrees of ICD 203, in both families of wording.
ICD_203 = {
    "there is almost no chance of rain": "probable negated",
    "the chance of rain is remote": "probable negated",
    "rain is very unlikely": "probable negated",
    "rain is highly improbable": "probable negated",
    "rain is unlikely": "probable negated",
    "rain is improbable": "probable negated",
    "there is a roughly even chance of rain": "possible affirmed",
    "the odds are roughly even": "possible affirmed",
    "rain is likely": "probable affirmed",
    "rain is probable": "probable affirmed",
    "it will probably rain": "probable affirmed",
    "rain is very likely": "probable affirmed",
    "rain is highly probable": "probable affirmed",
    "rain is almost certain": "probable affirmed",
    "it will almost certainly rain": "probable affirmed",
    "rain is nearly certain": "probable affirmed",
}


@pytest.mark.parametrize("sentence", ICD_203)
def test_words_of_estimative_probability(sentence: str) -> None:
    whole = Span(0, len(sentence))
    read = qualify(Document("d", sentence), (whole,), cues=(), context=whole)
    assert f"{read.modality} {read.polarity}" == ICD_203[sentence]
    assert [hedge.degree for hedge in read.certainty.speaker] == [read.modality]


NAMES = st.from_regex(r"[A-Z][a-z]{2,9}", fullmatch=True)
PREDICATES = (
    "has $ signed the treaty",
    "will $ send ships",
    "is $ in the harbour",
    "was $ told of the raid",
    "may $ have fled",
    "did $ fire on the boats",
    "should $ be trusted",
    "can $ feed the town, although the road is open",
    "has $ met the crew that was not paid",
)
CUES = ("said", "wrote", "insisted", "claimed", "told reporters", "believes", "warned")


@given(NAMES, NAMES, st.sampled_from(PREDICATES), st.sampled_from(CUES), st.booleans())
def test_not_in_the_main_clause_turns_it(
    who: str, whom: str, predicate: str, cue: str, that: bool
) -> None:
    def polarity(word: str) -> Polarity:
        says = f"{'that ' if that else ''}{whom} {predicate.replace('$ ', word)}"
        text = f"{who} {cue} {says}."
        by = Span(len(who) + 1, len(who) + 1 + len(cue))
        what = Span(by.end + 1, len(text))
        speaker = Speaker(Span(0, len(who)), by)
        context = Span(0, len(text))
        document = Document("d", text)
        return qualify(document, (what,), cues=(by,), context=context, speakers=(speaker,)).polarity

    assert polarity("") is Polarity.AFFIRMED
    assert polarity("not ") is Polarity.NEGATED
    assert polarity("never ") is Polarity.NEGATED


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
