"""A place is taken where any part of any attribution lies."""

from dataclasses import replace

import pytest

from sayso.attribute.taken import Found, Taken
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment


def attribution(*content: tuple[int, int]) -> Attribution:
    parts = tuple(Span(*c) for c in content)
    return Attribution(Span(0, 5), Span(6, 10), parts, Act.COMMUNICATION, Quote.INDIRECT)


@pytest.mark.parametrize(
    ("place", "touched"),
    [
        ((2, 3), True),  # in the source
        ((5, 6), False),  # between source and cue
        ((9, 12), True),  # over the cue's end
        ((10, 20), False),
        ((70, 80), True),  # in a long content, behind a short one inside it
        ((100, 120), False),
    ],
)
def test_what_is_touched(place: tuple[int, int], touched: bool) -> None:
    assert Taken([attribution((20, 100)), attribution((30, 40))]).touches(Span(*place)) is touched


def test_nothing_takes_nothing() -> None:
    assert not Taken([]).touches(Span(0, 10))


def test_what_lies_in_a_replaced_one_lies_in_its_successor() -> None:
    text = "Brill said so. Orr left."
    passages = segment(text)
    outer = Attribution(Span(0, 5), Span(6, 10), (Span(11, 13),), None, Quote.INDIRECT)
    inner = replace(outer, source=Span(11, 13), cue=None, within=outer)
    deeper = replace(inner, source=None, cue=Span(11, 12), within=inner)
    other = Attribution(Span(15, 18), Span(19, 23), (Span(19, 23),), None, Quote.INDIRECT)
    found = Found(passages, [outer, inner, deeper, other])
    here = found.of(passages[0].sentences[0])
    assert here == [outer, inner, deeper]
    longer = replace(outer, content=(Span(10, 13),))
    found.put(here, [longer, inner, deeper])
    assert [next(iter(a.chain())) for a in found.all() if a is not other] == [longer] * 3
    assert found.of(passages[0].sentences[1]) == [other]


def test_what_is_said_over_three_sentences_touches_each() -> None:
    text = "“It is shut. It was open. It is late,” Brill said."
    passages = segment(text)
    at = text.index("Brill")
    spans = Span(at, at + 5), Span(at + 6, at + 10), (Span(0, at - 1),)
    one = Attribution(*spans, None, Quote.DIRECT)
    found = Found(passages, [one])
    assert all(found.of(sentence) == [one] for sentence in passages[0].sentences)
    assert len(passages[0].sentences) > 1
