"""What an author says in a sentence beside what others say in it."""

import re

import pytest

from sayso.attribute.beside import left
from sayso.attribute.taken import Taken
from sayso.records import Span
from tests.attribute.test_spilled import marked

_WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")


def rest(sentence: str) -> str:
    text, attribution = marked(sentence)
    words = [Span(*word.span()) for word in _WORD.finditer(text)]
    taken = Taken([attribution])
    spans = left(text, words, [taken.touches(word) for word in words], [attribution])
    return " … ".join(span.of(text) for span in spans)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        # The subject is who speaks.
        (
            "[Guards] sat down on the road, <demanding> {that it be shut}.",
            "Guards sat down on the road",
        ),
        (
            "[Tolm] <supports> {an inquiry} and will hand in its tapes.",
            "Tolm … will hand in its tapes.",
        ),
        (
            "{“He is a great man,”} <said> [Mr Orr], who is known for his fears.",
            "Mr Orr, who is known for his fears.",
        ),
        # Or what a relative clause hangs on.
        (
            "[She] <attacked> {the head of Coast Wire, Lev Holt}, who has sold the port.",
            "Lev Holt, who has sold the port.",
        ),
        (
            "{The hole, which} [Brill] <had called> {deep}, measured two metres.",
            "The hole … measured two metres.",
        ),
        # What completes the author's clause belongs to it.
        (
            "Mr Orr has been harshest in [his] <attacks on> {the council}, but nobody answered.",
            "Mr Orr has been harshest in his attacks on the council, but nobody answered.",
        ),
        (
            "Nobody in the market had heard {the siren that}, <according to> [the mayor], {rang}.",
            "Nobody in the market had heard the siren",
        ),
        # A side clause stands without the word that made it one.
        (
            "As prices rose in the whole valley, [Brill] <called for> {an end}.",
            "prices rose in the whole valley",
        ),
        (
            "Prices rose on Friday, hours after [the ministry] <denied> {that they would}.",
            "Prices rose on Friday",
        ),
        (
            "[Tolm] <speaks of> {34 dead}, while the office in Senn arrives at 20.",
            "the office in Senn arrives at 20.",
        ),
        # A noun of say-so is the subject, without what it carries, or completes a clause.
        (
            "[Orr's] <claim> {that the dam was safe} drew anger from the crews.",
            "Orr's claim … drew anger from the crews.",
        ),
        (
            "[The bureau's] <vow> {to keep names secret} is as good as a thief's.",
            "The bureau's vow … is as good as a thief's.",
        ),
        (
            "Brill won here because of [Orr's] <suggestion> {that she was weak}.",
            "Brill won here because of Orr's suggestion",
        ),
        (
            "The act gave land to {what} [advocates] <estimated> {were 900 families}.",
            "The act gave land to what advocates estimated were 900 families.",
        ),
        (
            "Brill has been outspent by [her rival and groups] <supporting> {him}.",
            "Brill has been outspent by her rival and groups supporting him.",
        ),
        # A relative clause stands between the subject and its verb.
        (
            "Brill's speech, [which] <portrays> {farmers as thieves}, may have cost her votes.",
            "Brill's speech … may have cost her votes.",
        ),
        ("The mayor, [who] <says> {the road was open}, has left.", "The mayor … has left."),
        (
            "[Border crews] cannot hear them and <do not know> {how many there are}.",
            "Border crews cannot hear them",
        ),
    ],
)
def test_what_stands_alone(sentence: str, own: str) -> None:
    assert rest(sentence) == own


@pytest.mark.parametrize(
    "sentence",
    [
        "In a letter filed last month in a court at Senn, [Brill] <said> {it was so}.",
        "Now, armed with a map of the whole valley, [Brill] <said> {it was so}.",
        "Making the rounds of the morning shows, [Brill] <said> {it was so}.",
        "If the port is shut for a month, [Brill] <says> {that prices will rise}.",
        "[The law] <allows> {three boats}, a number met only by two towns.",
        "[Brill] <told> {the clerk} as he stopped in the hall to have his picture taken.",
        "[Dal], who spoke on condition of anonymity as talks went on, <said> {so}.",
        "[Brill] <said> {the yard had been shut} and moved to the other side of Senn.",
        "Instead, it was [Orr's] <claim> {that the dam was safe}.",
        "[The ministry's] <denial> {that they would} came.",
    ],
)
def test_what_says_nothing_alone(sentence: str) -> None:
    assert rest(sentence) == ""


def test_any_words_can_be_left() -> None:
    words = "the port which while as that and he said, was shut. by Orr -".split()
    for first in words:
        for last in words:
            found = [rest(f"{{so}} {first} {last}"), rest(f"{first} {{so}} {last}")]
            found += [rest(f"[{first}] <{last}> {{so}} {first}"), rest(f"{first} {last}, {{so}}")]
            assert found == [""] * 4
