"""Words of the speaker, of what is said and of the author stand where they belong."""

import re

import pytest

from sayso.attribute.spilled import (
    according_here,
    against,
    in_its_sentence,
    rejoined,
    reported_before,
    unspilled,
)
from sayso.quotation import quotations
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment

_PART = re.compile(r"\[(?P<source>[^]]+)\]|<(?P<cue>[^>]+)>|\{(?P<content>[^}]+)\}")


def marked(sentence: str) -> tuple[str, Attribution]:
    """ "[Petrie] <said> {the road was shut}" as text and attribution."""
    text, at = "", 0
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for part in _PART.finditer(sentence):
        text += sentence[at : part.start()]
        kind = next(name for name, words in part.groupdict().items() if words)
        spans[kind].append(Span(len(text), len(text) + len(part[kind])))
        text += part[kind]
        at = part.end()
    (source, cue) = (spans[kind][0] if spans[kind] else None for kind in ("source", "cue"))
    content = tuple(spans["content"])
    return text + sentence[at:], Attribution(
        source, cue, content, Act.COMMUNICATION, Quote.INDIRECT
    )


def shown(text: str, a: Attribution) -> tuple[str | None, str]:
    words = " … ".join(span.of(text) for span in a.content)
    return (None if a.source is None else a.source.of(text)), words


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        (
            "[The contract for the roof, she] <said>, {obliged the firm to clear the snow}.",
            "she",
            "The contract for the roof … obliged the firm to clear the snow",
        ),
        (
            "{The snow}, {which} <according to> {the weather office had reached it, was wet}.",
            "the weather office",
            "The snow … which … had reached it, was wet",
        ),
        (
            "[He] <said>: {“It is shut.” The words that we printed were a summary}.",
            "He",
            "“It is shut.”",
        ),
        ("[He] <said> {“It is shut.” Nobody came}.", "He", "“It is shut.” Nobody came"),
        (
            "{It will leave in May}, [he] <said> on Monday — {a move that could end it}.",
            "he",
            "It will leave in May",
        ),
        (
            "{It will leave in May}, [he] <said> — {and a ship that is here will stay}.",
            "he",
            "It will leave in May … and a ship that is here will stay",
        ),
        ("It is untrue: nobody, [she] <said>, {was hurt}.", "she", "nobody … was hurt"),
        ("No soldier of ours, [she] <said>, {has fled}.", "she", "No soldier of ours … has fled"),
        ("It had rained, [she] <said>, {was it not}.", "she", "was it not"),
        (
            "[The Society, a charity,] lists 29, and the ministry <has spoken of> {20}.",
            "the ministry",
            "20",
        ),
        (
            "[The Society] <lists> 29, and the ministry has spoken of {20}.",
            "the ministry",
            "20",
        ),
        (
            "[The Society, which lists 29, and the ministry] <have spoken of> {20}.",
            "The Society, which lists 29, and the ministry",
            "20",
        ),
        (
            "{Nobody had heard the siren that}, <according to> [the mayor, sounded early].",
            "the mayor",
            "the siren that … sounded early",
        ),
        (
            "{Four are held}, [the police] <said> on Monday, while {the army searched the hills}.",
            "the police",
            "Four are held",
        ),
        (
            "{Four are held}, [the police] <said>, {as the army searched the hills}.",
            "the police",
            "Four are held",
        ),
        (
            "[Lund] <said> {he would run but did not name a running mate}.",
            "Lund",
            "he would run",
        ),
        (
            "<According to> [the police], {two died; the television has reported five dead}.",
            "the police",
            "two died",
        ),
        (
            "[Malenz] <said> {that the roof had been looked at, but offered no evidence}.",
            "Malenz",
            "that the roof had been looked at",
        ),
        (
            "[Malenz] <said> {that the roof had been looked at, but did not give any details}.",
            "Malenz",
            "that the roof had been looked at",
        ),
    ],
)
def test_each_word_goes_where_it_belongs(sentence: str, source: str, content: str) -> None:
    text, attribution = marked(sentence)
    assert shown(text, unspilled(text, attribution)) == (source, content)


@pytest.mark.parametrize(
    "sentence",
    [
        "[The mayor, Ana Brill,] <said> {the road was shut}.",
        "{Four are held}, [the police] <said>, {and two are sought}.",
        '{Four are held}, [the police] <said>, {as "the army searched the hills"}.',
        "{“One minute, one second,”} [he] <urged> {them}, as the crowd pushed.",
        "[The minister] <said> {that the road, once mended, was safe}.",
        "[Malenz] <said> {that the ministry knew of it but offered no help}.",
        "[Malenz] <said> {that the union was asked twice, but gave way}.",
        "{The snow was wet}, <according to> [the weather office].",
        "{It was late}, <according to> {one count}.",
    ],
)
def test_what_stands_where_it_belongs_stays(sentence: str) -> None:
    text, attribution = marked(sentence)
    assert unspilled(text, attribution) == attribution


def test_what_was_reported_is_what_is_said_not_to_be_true() -> None:
    sentence = (
        "[Carrow] <said> {it was not true}, as had been reported, that his home was searched."
    )
    text, outer = marked(sentence)
    cue, said = "had been reported", "that his home was searched"
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (cue, said)]
    inner = Attribution(None, spans[0], (spans[1],), None, Quote.INDIRECT)
    (whole,) = rejoined(text, [outer, inner])
    assert shown(text, whole) == ("Carrow", "it was not true … that his home was searched")
    text = text.replace("was not true", "was very late")
    assert rejoined(text, [outer, inner]) == [outer, inner]


@pytest.mark.parametrize(
    ("sentence", "is_against"),
    [
        ("{The wounds were not made later}, as [the doctor] <has claimed>.", True),
        ("{The wounds were made later}, as [the doctor] <has claimed>.", False),
        ("{The wounds were not made later}, as [the doctor] <made clear>.", False),
        ("{The wounds were not made later}, [the doctor] <has claimed>.", False),
    ],
)
def test_what_is_not_so_as_somebody_claimed_is_not_their_word(
    sentence: str, is_against: bool
) -> None:
    assert against(*marked(sentence)) is is_against


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "{He has its “trust” in all}. {The minister must go}, <said> [Orr].",
            "The minister must go",
        ),
        ("{“It is shut.”} {It was late}, <said> [Orr].", "“It is shut.” … It was late"),
        ("{He has its trust}. <Said> [Orr].", "He has its trust"),
    ],
)
def test_what_an_earlier_sentence_says_is_not_theirs(sentence: str, content: str) -> None:
    text, a = marked(sentence)
    passages = segment(text)
    assert shown(text, in_its_sentence(passages, quotations(text, passages), a))[1] == content


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [
        ("26 were bad, not 18, as [the Beacon] <reported>, {and the firm never paid}.", True),
        ("26 were bad, as [the Beacon] <reported> {that the firm never paid}.", False),
        ("The Beacon, as [it] <reported>, {was late}.", False),
    ],
)
def test_what_comes_behind_as_they_reported_is_not_theirs(sentence: str, yes: bool) -> None:
    assert reported_before(*marked(sentence)) is yes


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("{“It is sad.” Orr will go}, <according to> [the papers].", "Orr will go"),
        ("{“It is sad.”} <According to> [the papers].", "“It is sad.”"),
        ("{“It is sad. Orr will go,”} <according to> [Holm].", "“It is sad. Orr will go,”"),
        ("{“It is sad.” Orr will go}, <said> [the papers].", "“It is sad.” Orr will go"),
    ],
)
def test_what_is_told_according_to_somebody_stands_in_their_sentence(
    sentence: str, content: str
) -> None:
    text, a = marked(sentence)
    passages = segment(text)
    found = according_here(text, passages, quotations(text, passages), a)
    assert shown(text, found)[1] == content
