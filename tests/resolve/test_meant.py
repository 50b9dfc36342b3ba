"""Whom words mean that point back: by the facts that speak for each, and nobody in doubt."""

import pytest

from sayso.records import Document, Span
from sayso.resolve import resolve
from sayso.resolve.meant import BODY, PERSON, PERSON_NOUN, Asked, Candidate, Meant, candidates
from sayso.resolve.meant import standard as weighed
from sayso.resolve.pronouns import Reference
from sayso.segment import segment

HE = Asked(at=100, form=PERSON, passage=1, sentence=4, gender="m")
NOBODY = Candidate(None, ("he: nobody",))


def reference(who: str, at: int, sentence: int, *, anchor: bool = True) -> Reference:
    return Reference(at, who, "m", 0, sentence, anchor, spoke=anchor)


def test_the_one_whom_most_speaks_for_is_meant_where_that_is_sure_enough() -> None:
    both = [Candidate("cole", ("he: near",)), Candidate("marr", ("he: far",)), NOBODY]
    assert Meant({"he: near": 3.0, "he: far": 0.0}, {PERSON: 0.8}).one(HE, both) == both[0]
    assert Meant({"he: near": 1.0, "he: far": 0.0}, {PERSON: 0.8}).one(HE, both) is None
    assert Meant({"he: nobody": 3.0}, {PERSON: 0.8}).one(HE, both) == NOBODY


def test_a_form_without_a_probability_means_nobody_for_sure() -> None:
    both = [Candidate("cole", ("he: near",)), NOBODY]
    assert Meant({"he: near": 5.0}, {BODY: 0.5}).one(HE, both) is None


def test_a_description_with_a_modifier_is_new_only_where_that_is_very_sure() -> None:
    asked = Asked(at=100, form=PERSON_NOUN, passage=1, sentence=4, shape="with a modifier")
    both = [Candidate("cole", ("the person: near",)), Candidate(None, ("the person: nobody",))]
    assert Meant({"the person: nobody": 1.0}, {}).one(asked, both) is None
    assert Meant({"the person: nobody": 3.0}, {}).one(asked, both) == both[1]


def test_candidates_are_those_that_can_be_meant_the_nearest_first_and_nobody() -> None:
    trail = [reference("marr", 10, 1), reference("cole", 40, 2), reference("orst", 60, 3)]
    found = candidates(HE, trail, {"marr": (), "cole": ("is person",)}, "cole", None)
    assert [one.who for one in found] == ["cole", "marr", None]
    assert {"he: spoke last", "he: is person", "he: nearest", "he: last subject"} <= {
        *found[0].facts
    }
    assert "he: 1 others since" in found[1].facts


def test_who_was_named_too_long_ago_is_no_candidate() -> None:
    far = Asked(at=9000, form=PERSON, passage=9, sentence=90, gender="m")
    assert [
        c.who for c in candidates(far, [reference("marr", 10, 1)], {"marr": ()}, None, None)
    ] == [None]


def test_the_weights_of_the_package_know_every_form() -> None:
    meant = weighed()
    assert set(meant._least) == {"he", "it", "the person", "the body"}
    assert all(0.5 < least < 1.0 for least in meant._least.values())
    assert {fact.split(": ")[0] for fact in meant._weights} == set(meant._least)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The firm Halvers Group closed two mills. It blamed the price of gas.",
            "It",
            "Halvers Group",
        ),
        (
            "Lena Orst, 44, left. The 44-year-old said she was tired.",
            "The 44-year-old",
            "Lena Orst",
        ),
        ("Halvers Group closed two mills. Halvers said it was late.", "Halvers", "Halvers Group"),
        (
            "The Harbour Workers’ Union of Tarn met. The union said it would strike.",
            "The union",
            "Harbour Workers’ Union of Tarn",
        ),
        ("One of them, Dr Ana Brill, said it was late.", "One of them, Dr Ana Brill,", "Ana Brill"),
        ("Forecaster Lena Orst said it was late.", "Forecaster Lena Orst", "Lena Orst"),
        (
            "Ana Brill, the city comptroller and front-runner, said no.",
            "Ana Brill, the city comptroller and front-runner,",
            "Ana Brill",
        ),
        (
            "Its owner, the sculptor Ana Brill, said no.",
            "Its owner, the sculptor Ana Brill,",
            "Ana Brill",
        ),
    ],
)
def test_it_is_named(text: str, words: str, name: str) -> None:
    at = text.rindex(words)
    (source,) = resolve(Document("d", text), segment(text), (Span(at, at + len(words)),))
    assert source.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A source close to the mayor, Ana Brill, said no.",
            "A source close to the mayor, Ana Brill,",
        ),
        (
            "Relatives of one of the dead, Ana Brill, said no.",
            "Relatives of one of the dead, Ana Brill,",
        ),
        ("Her husband, a friend of Ana Brill, said no.", "Her husband, a friend of Ana Brill,"),
        (
            "Nuno Castellane is the mayor of Senn. The former mayor said no.",
            "The former mayor",
        ),
        ("They met in Halvers. Halvers Group was late. Halvers said no.", "Halvers"),
    ],
)
def test_another_is_not_named(text: str, words: str) -> None:
    at = text.rindex(words)
    found = resolve(Document("d", text), segment(text), (Span(at, at + len(words)),))
    assert not {"Ana Brill", "Nuno Castellane", "Halvers Group"} & {s.name for s in found}


BEFORE = "It rained all day.\n\nIt rained at night.\n\nIt rained on Sunday too.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ana Brill, a former mayor, came. The mayor said no.", "The mayor", None),
        (
            "Ana Brill, a former mayor, came. The former mayor said no.",
            "The former mayor",
            "Ana Brill",
        ),
        (
            "Ana Brill, the mayor of Senn, came. The mayor of Marn said no.",
            "The mayor of Marn",
            None,
        ),
        (
            "Hugo Marr, the Orange mayor, left. The Orange mayor laughed.",
            "The Orange mayor",
            "Hugo Marr",
        ),
        (
            "Karst Group closed. The governor of Karst came. Karst said no.",
            "Karst said"[:5],
            "Karst",
        ),
        (
            "Cole and Senn Mayor Ana Brill said no.",
            "Cole and Senn Mayor Ana Brill",
            "Cole and Senn Mayor Ana Brill",
        ),
        (
            "Energy and Mines Minister Ana Brill said no.",
            "Energy and Mines Minister Ana Brill",
            "Ana Brill",
        ),
    ],
)
def test_who_is_somebody_else_is_not_meant(text: str, words: str, name: str | None) -> None:
    whole = BEFORE + text
    at = whole.rindex(words)
    found = resolve(Document("d", whole), segment(whole), (Span(at, at + len(words)),))
    assert [s.name for s in found] in ([name], [] if name is None else [name])


def test_a_headline_s_ministry_that_says_nothing_is_not_named() -> None:
    text = "Ministry blames dam\n\nThe dam near the Ministry of Works broke."
    (source,) = resolve(Document("d", text), segment(text), (Span(0, 8),))
    assert source.name is None
