"""Which figures of several claims are compared at all."""

from sayso.link.counting import Pair, countings
from sayso.link.standing import Standing, standing
from tests.told import Line, Words, article


def pairs(
    *readings: list[Standing], together: frozenset[frozenset[str]] = frozenset()
) -> list[Pair]:
    whole = [one for some in readings for one in some]
    return list(countings(whole, Words().of([one.text for one in whole]), together))


def told(outlet: str, *contents: str, joint: str = "\n\n") -> list[Standing]:
    lines = (Line(content, f"Speaker {n}") for n, content in enumerate(contents))
    return list(standing(article(outlet, "2031-03-04", *lines, joint=joint)))


OURS = "that 30 ships left Lisk in Orrevia"


def test_figures_of_one_kind_in_like_statements_of_one_affair() -> None:
    (found,) = pairs(told("A", OURS), told("B", "that 12 ships left Lisk in Orrevia"))
    assert not found.beside
    assert found.meaning > 0.5


def test_not_of_another_kind_or_affair_or_meaning() -> None:
    ours = told("A", OURS)
    assert not pairs(ours, told("B", "that 12 lorries left Lisk in Orrevia"))
    assert not pairs(ours, told("B", "that 12 ships left Varsk in Loden"))
    assert not pairs(
        ours, told("B", "men in grey who came by night from Lisk to Orrevia sank 12 ships")
    )


def test_documents_that_share_a_claim_are_of_one_affair() -> None:
    ours, theirs = told("A", OURS), told("B", "that 12 ships left Varsk in Loden")
    both = frozenset({frozenset({ours[0].ref.document, theirs[0].ref.document})})
    assert pairs(ours, theirs, together=both)


def test_those_side_by_side_whatever_they_say() -> None:
    found = pairs(told("A", "that 30 ships left", "that they had seen 12 ships"))
    assert found[0].beside
    assert not [
        one for one in pairs(told("A", "that 30 ships left", "that 12 men came")) if one.beside
    ]
