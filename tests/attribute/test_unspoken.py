"""Who is no speaker though the tagger takes them for one."""

import pytest

from sayso.attribute.unspoken import says_nothing, swayed, unspoken
from sayso.records import Attribution, Quote, Span
from sayso.segment import segment


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Attribution(at(source), at(cue), (at(content),), None, Quote.INDIRECT)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "nothing"),
    [
        ("A builder accused of theft fled", "A builder", "accused of", "theft", True),
        ("He left without saying who died", "He", "without saying", "who died", True),
        ("Pohl is accused of taking bribes", "Pohl", "is accused of", "taking bribes", False),
        ("Brill accused the union of theft", "Brill", "accused", "the union of theft", False),
        ("The council called an urgent session", "The council", "called", "an urgent", False),
        (
            "The council called a special session",
            "The council",
            "called",
            "a special session",
            True,
        ),
        ("Brill called the session a farce", "Brill", "called", "the session a farce", False),
        ("Brill called it a farce", "Brill", "called", "it a farce", False),
        (
            "4 of us, which is more than 3, said so",
            "4 of us, which is more than 3,",
            "said",
            "so",
            False,
        ),
        ("It costs 9 marks, 3 more than Brill told us", "3 more than Brill", "told", "It", True),
    ],
)
def test_what_says_nothing(text: str, source: str, cue: str, content: str, nothing: bool) -> None:
    assert says_nothing(text, attribution(text, source, cue, content)) is nothing


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "left"),
    [
        ("Pohl is accused of taking bribes", "Pohl", "is accused of", "taking bribes", None),
        ("Brill accused the union of theft", "Brill", "accused", "the union of theft", "Brill"),
        ("Nurse lied, tribunal told", "tribunal", "told", "Nurse lied", None),
        ("He lied, witness told", "witness", "told", "He lied", "witness"),
        ("Q: General, officials say so", "General, officials", "say", "so", "officials"),
        ("He, General, officials say so", "General, officials", "say", "so", "General, officials"),
        ("All but one of 22 agreed", "one of 22", "agreed", "agreed", "All but one of 22"),
    ],
)
def test_whose_word_is_left(
    text: str, source: str, cue: str, content: str, left: str | None
) -> None:
    whole = f"{text}\n\nIt rained in Senn on the day on which it was said."
    mended = unspoken(whole, segment(whole), attribution(whole, source, cue, content))
    assert (None if mended.source is None else mended.source.of(whole)) == left


@pytest.mark.parametrize(
    ("cue", "who", "said"),
    [
        ("allegedly tricked", None, "Pohl … tricked Brill"),
        ("has reportedly robbed", None, "Pohl has … robbed Brill"),
        ("reportedly told", "Pohl", "Brill"),
    ],
)
def test_a_deed_that_is_handed_on_is_nobodys_word(cue: str, who: str | None, said: str) -> None:
    text = f"Pohl {cue} Brill"
    mended = unspoken(text, segment(text), attribution(text, "Pohl", cue, "Brill"))
    assert (None if mended.source is None else mended.source.of(text)) == who
    assert " … ".join(c.of(text) for c in mended.content) == said


@pytest.mark.parametrize(
    ("cue", "who", "mind"),
    [
        ("led the crews to think", "the crews", "to think"),
        ("had misled her mother into thinking", "her mother", "into thinking"),
        ("made voters fear", "voters", "fear"),
        ("said to think", "Brill", "said to think"),
        ("made it doubt", "it", "doubt"),
        ("led on Monday to believe", "Brill", "led on Monday to believe"),
    ],
)
def test_whose_mind_was_swayed(cue: str, who: str, mind: str) -> None:
    text = f"Brill {cue} that it was over"
    found = swayed(text, attribution(text, "Brill", cue, "that it was over"))
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.of(text), found.cue.of(text)) == (who, mind)
