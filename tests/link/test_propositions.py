"""Propositions: a sentence of two whole clauses claims two things, each with a subject and verb."""

from dataclasses import replace

import pytest

from sayso.link.propositions import Proposition, propositions
from sayso.records import Act, Link, Modality, Reading, Span, Voice
from sayso.segment import segment
from tests.told import Line, article


def claimed(reading: Reading) -> list[Proposition]:
    return list(propositions(reading, segment(reading.document.text)))


def parts(sentence: str) -> list[str]:
    reading = article("Post", None, Line(sentence))
    text = reading.document.text
    return [" … ".join(s.of(text) for s in one.content) for one in claimed(reading)]


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        ("At least 31 people drowned", " and ", "87 were pulled from the water"),
        ("The mill was shut", ", and ", "the miller had left the valley"),
        ("The union has called a strike", ", but ", "its members have not voted"),
        ("The gate was locked", "; ", "nobody could say by whom"),
        ("that the road was open", " and ", "that the bridge would be mended"),
        ("The north was dry", " while ", "the south was under water"),
        ("Six miners died", " and ", "between 31 and 44 men were cut off"),
    ],
)
def test_a_second_clause_is_a_proposition_of_its_own(first: str, joint: str, second: str) -> None:
    assert parts(first + joint + second) == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor met the miners and their families in the hall",  # no second verb
        "She opened the gate and walked into the yard",  # no second subject
        "Alma Brode and Jarle Tveit were seen at the mill",  # two subjects of one verb
        "He has met the mayor and the miner who had left the valley",  # a verb in a relative clause
        "The dry north and the wet south",
    ],
)
def test_what_has_no_subject_and_verb_of_its_own_is_not(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize("joint", [",", ", and", " but", ", while"])
def test_a_joint_left_at_the_end_is_no_part_of_a_claim(joint: str) -> None:
    assert parts("The ferry was full at noon" + joint) == ["The ferry was full at noon"]


def test_a_word_that_only_ends_like_a_joint_stays() -> None:
    assert parts("They took the wounded inland") == ["They took the wounded inland"]


@pytest.mark.parametrize(
    ("content", "act", "modality", "is_one"),
    [
        ("that 90 tonnes got out", Act.ATTITUDE, Modality.PROBABLE, True),  # believes
        ("nine grey lorries", None, Modality.CERTAIN, True),  # counted
        ("nine grey lorries", Act.ATTITUDE, Modality.CERTAIN, False),  # favours
        ("90 guards by June", Act.ATTITUDE, Modality.UNSPECIFIED, False),  # wants
        ("that the gate was locked", Act.ATTITUDE, Modality.PROBABLE, False),  # no figure
        ("90 guards to the gate", Act.CONTROL, Modality.CERTAIN, False),  # ordered
    ],
)
def test_of_ascribed_thoughts_only_estimates_are(
    content: str, act: Act | None, modality: Modality, is_one: bool
) -> None:
    reading = article("Post", None, Line(content, "The union", "thinks", voice=Voice.ASCRIBED))
    (said,) = reading.statements
    link = replace(said.chain[0], act=act)
    thought = replace(
        said, chain=(link,), qualification=replace(said.qualification, modality=modality)
    )
    assert bool(claimed(replace(reading, statements=(thought,)))) is is_one


def headed(headline: str) -> list[str]:
    reading = article("Post", None, Line("x"), before=headline, after="The quay was quiet.")
    text = reading.document.text
    whole = Span(0, len(headline))
    statement = replace(reading.statements[0], content=(whole,))
    found = claimed(replace(reading, statements=(statement,)))
    return [" … ".join(s.of(text) for s in one.content) for one in found]


@pytest.mark.parametrize(
    ("first", "joint", "second"),
    [
        ("Mill burns down in Senn", ", ", "at least 12 dead"),
        ("Storm hits the coast", "; ", "hundreds of houses destroyed"),
        ("Karst army shells harbour", ", ", "three ships sunk"),
        ("Bus leaves road near Marl", " – ", "20 children hurt"),
    ],
)
def test_a_headline_s_count_of_what_befell_some_is_a_claim_of_its_own(
    first: str, joint: str, second: str
) -> None:
    assert headed(first + joint + second) == [first, second]


@pytest.mark.parametrize(
    "headline",
    [
        "After the fire, 12 questions",
        "Senn, 2 dead",
        "Union wins vote, 80 percent of members for strike",
        "Mill, dam, two bridges and 40 homes damaged",
    ],
)
def test_other_commas_of_a_headline_part_nothing(headline: str) -> None:
    assert headed(headline) == [headline]


def test_what_nobody_says_is_nobody_s_claim() -> None:
    asked = Line("for the match to be held in Senn", "Nobody in the city", "asked")
    assert not claimed(article("Post", None, asked))


def test_what_is_rejected_as_said_is_the_claim_of_who_rejects_it() -> None:
    content = "suggestions that the city had pressed for the match"
    reading = article("Post", None, Line(content, "The mayor", "rejected", negated=True))
    text, (outer,) = reading.document.text, reading.statements
    cue, said = (Span(text.index(w), text.index(w) + len(w)) for w in ("suggestions", content[12:]))
    inner = replace(
        outer, id="s-inner", chain=(*outer.chain, Link(None, None, cue, None)), content=(said,)
    )
    (one,) = claimed(replace(reading, statements=(outer, inner)))
    assert one.statement is outer
    told = replace(reading.document, text=text.replace("rejected", "repeated"))
    (other,) = claimed(replace(reading, document=told, statements=(outer, inner)))
    assert other.statement is inner
