"""Swap the names of the two sides, and the reading is the same with the names swapped.

Names of a pair are of equal length, so that places stay. What stands behind the tagger must be
equal to the letter, on every text: there the tags of the first text are used again. The whole
reader may differ where the network knows one name better; how often is bounded.
"""

import re
from functools import cache

import pytest

import sayso
from sayso import reading
from sayso.attribute.tagger import Tags, tag
from sayso.models import open_model
from sayso.reading import Reader
from sayso.wire import reading_to_wire

# A state, its adjective, its minister; the other side's are of the same lengths.
SIDES = [
    (("Karst", "Karstian", "Ana Brill"), ("Oster", "Osterian", "Ida Vahle")),
    (("Norvia", "Norvian", "Tomas Reuk"), ("Sandor", "Sandori", "Pavel Osin")),
]
TEXTS = """
{A} said on Monday that {B} had moved 3,000 soldiers to the border. {B} denied it.
{P}, {A}'s foreign minister, accused {B} of lying. “It is a fake,” {Q} said.
{a} officials believe that {b} units may already have crossed the river, two diplomats said.
“We will answer,” {P} told reporters. {Q}, the defence minister of {B}, said she saw no threat.
The treaty says that {A} must help {B} if it is attacked. {A} has not confirmed that it was.
{A} claimed to have shot down 12 drones. {B} said it had lost none.
According to {a} intelligence, {B} plans to send up to 12,000 troops by December.
Satellite images show {b} tents near the bridge, a report by {A}'s defence ministry said.
The {a} president could hardly remain indifferent to {B}'s fall, and so the lies go on.
{P} said that {Q} had told her that {B} would not attack. {Q}'s office declined to comment.
{B} rejected the charge that it had starved the city. Critics of {A} called this shameless.
There is no evidence that {A} ordered the strike, said {P}. {Q} called the claim a disgrace.
{A} and {B} agreed to meet in May, {P} said. She added that nothing had been signed.
A senior {a} official, who asked not to be named, said that {B} was bluffing.
{b} state media reported that {A} had lost 400 men; the figure could not be verified.
{Q} doubts that {A} can win. {P} knows that it cannot, a {b} newspaper wrote.
The so-called peace plan of {A} is a trick, {Q} said on Friday. {P} hopes that it works.
If {A} attacks, {B} will strike back, {Q} warned. {A}'s army said it would not attack.
{P} refused to apologise. {Q} demanded that {A} pay 20 million crowns.
Is {A} to blame? {B} says so. {P} says that she was never asked.
Reports that {B} had fled the valley were dismissed by {Q} as {a} propaganda.
{P} was quoted by a {b} agency as saying that {A} wants peace.
""".strip().splitlines()
ALIKE = 0.7  # of the texts that the whole reader reads the same, at least; 33 of 44 when set


def _sides(text: str, one: tuple[str, ...], other: tuple[str, ...]) -> str:
    names = dict(zip("AaP", one, strict=True)) | dict(zip("BbQ", other, strict=True))
    return text.format(**names)


def _swapped(wire: str, one: tuple[str, ...], other: tuple[str, ...]) -> str:
    words = {w: v for a, b in zip(one, other, strict=True) for w, v in _pairs(a, b)}
    words |= {v: w for w, v in words.items()}
    longest = sorted(words, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda m: words[m[0]], wire)


def _pairs(one: str, other: str) -> list[tuple[str, str]]:
    return [(one, other), *zip(one.split(), other.split(), strict=True)]


@cache
def _reader() -> Reader:
    return Reader(open_model(threads=1), min_score=0.0)


def _told(text: str) -> str:
    """The reading, but for ids, which are digests of the text, and scores."""
    told = repr(reading_to_wire(_reader().read(sayso.document_from_text(text))))
    return re.sub(r"'(doc|src|st)-\w+'|'score': [\d.]+", "…", told)


def test_names_of_a_pair_are_of_equal_length() -> None:
    assert all(len(a) == len(b) for one, other in SIDES for a, b in zip(one, other, strict=True))
    assert len(TEXTS) >= 20


@pytest.mark.parametrize("sides", SIDES, ids=lambda sides: sides[0][0])
@pytest.mark.parametrize("text", TEXTS)
def test_behind_the_tagger_both_sides_are_read_alike(
    text: str, sides: tuple, monkeypatch: pytest.MonkeyPatch
) -> None:
    tags: list[Tags] = []

    def kept(*given: object, **named: object) -> Tags:
        tags.append(tag(*given, **named))  # type: ignore[arg-type]  # handed through
        return tags[-1]

    monkeypatch.setattr(reading, "tag", kept)
    first = _told(_sides(text, *sides))
    again = iter(tags[:])
    monkeypatch.setattr(reading, "tag", lambda *_, **__: next(again))
    assert _swapped(first, *sides) == _told(_sides(text, *reversed(sides)))


def test_the_whole_reader_seldom_tells_the_sides_apart() -> None:
    same = [
        _swapped(_told(_sides(text, *sides)), *sides) == _told(_sides(text, *reversed(sides)))
        for text in TEXTS
        for sides in SIDES
    ]
    print(sum(same), len(same))
    assert sum(same) >= ALIKE * len(same)
