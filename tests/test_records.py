"""The nouns: what of them is worked out, and not only kept."""

from sayso.records import Link, Qualification, Span, Statement, Voice


def statement(*chain: Link) -> Statement:
    return Statement("s", Voice.ATTRIBUTED, chain, (Span(0, 4),), None, Qualification(), ())


def test_the_innermost_link_is_the_last_one() -> None:
    outer, inner = Link("a", None, None, None), Link("b", None, None, None)
    assert statement(outer, inner).innermost == inner


def test_without_a_chain_there_is_no_innermost_link() -> None:
    assert statement().innermost is None
