"""The cut text is the text, and each mark covers exactly its words."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.marks import DEPTH, mark
from sayso.records import Document, Qualification, Reading, Span, Statement, Voice


def reading_of(text: str, spans: list[Span]) -> Reading:
    statements = tuple(
        Statement(f"st-{i}", Voice.AVERRED, (), (span,), None, Qualification(), ())
        for i, span in enumerate(spans)
    )
    return Reading("0", Document("doc", text), (), statements)


@st.composite
def overlapping(draw: st.DrawFn) -> Reading:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=30))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = draw(st.lists(ends.map(lambda two: Span(min(two), max(two))), max_size=6))
    return reading_of(text, spans)


@given(overlapping())
def test_pieces_cover_what_their_statements_cover(reading: Reading) -> None:
    marked = mark(reading)
    text = reading.document.text
    pieces = [piece for paragraph in marked.paragraphs for piece in paragraph]
    assert "".join("".join(p.span.of(text) for p in pieces).split()) == "".join(text.split())
    numbered = [piece for piece in pieces if piece.number is not None]
    assert [piece.number for piece in numbered] == list(range(len(numbered)))
    for place, statement in enumerate(reading.statements):
        covered = [p for p in pieces if place in p.inside]
        ranged = [
            numbered[number]
            for one in marked.contents[place]
            for number in range(one.first, one.last + 1)
        ]
        assert covered == ranged
        assert all(statement.content[0].contains(piece.span) for piece in covered)


def test_the_innermost_comes_first(senn: Reading) -> None:
    text = senn.document.text
    pieces = [p for paragraph in mark(senn).paragraphs for p in paragraph]
    inner = next(p for p in pieces if p.span.of(text).startswith("“up to"))
    assert inner.inside == (1, 0)


def test_a_thousand_nested_statements_stay_in_proportion() -> None:
    text = "x" * 2000
    start = process_time()
    marked = mark(reading_of(text, [Span(i, 2000 - i) for i in range(1000)]))
    assert process_time() - start < 2
    assert max(len(piece.inside) for piece in marked.paragraphs[0]) == DEPTH
    assert all(marked.contents)


def test_a_blank_between_two_inner_statements_is_nothing_to_point_at() -> None:
    marked = mark(reading_of("one two", [Span(0, 7), Span(0, 3), Span(4, 7)]))
    ((first, blank, last),) = marked.paragraphs
    assert (first.number, blank.number, last.number) == (0, None, 1)
    assert (first.inside, blank.inside, last.inside) == ((1, 0), (), (2, 0))
