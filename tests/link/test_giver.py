"""Givers: an author's own sentence that says whose words it has, and such as only look like it."""

import pytest

from sayso.link.giver import giver


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The coast guard has put the number of the dead at 31.", "The coast guard"),
        ("Police spoke of 6,000 participants.", "Police"),
        ("The union’s figure for Monday, taken from the wards, is 63 dead.", "The union"),
        ("The ministry’s own bulletin for that day gives 2,310 cases.", "The ministry"),
        ("540 cases by last night is what the ministry has just sent us.", "the ministry"),
        ("By the agency’s reckoning that makes 7.4 per cent.", "the agency"),
        ("By the count of the union, Karst has 61 men.", "the union"),
        ("Lawyers of the Justice Bureau count 260 detainees.", "Lawyers of the Justice Bureau"),
        ("There were 287 aboard, Solvik Lines now concedes.", "Solvik Lines"),
        ("The film was staged, as the Bay’s own ministry had to admit.", "the Bay’s ministry"),
        ("Nobody rang, as Hanna Brook has said from the first day.", "Hanna Brook"),
        ("The board gave Corin Hadel 54.2 percent of Sunday’s vote.", "The board"),
        ("The company denied that it ever had a letter.", "The company"),
        ("40 guns will be sent, Marit Solberg, has announced.", "Marit Solberg"),
        ("It would cost 90 crowns, according to the city treasurer.", "the city treasurer"),
        ("The health office has registered 530 cases.", "The health office"),
        ("More than 600 fell ill, by the count of the Patients’ Union.", "the Patients’ Union"),
        ("By the union’s count, 600 fell ill.", "the union"),
        (
            "The raid cost 40 million, if Sela Marck of the Institute is right.",
            "Sela Marck of the Institute",
        ),
        ("Andar conceded on Friday that two men had died.", "Andar"),
        ("The clerk, Vera Lund, said that her inquiry would take months.", "The clerk, Vera Lund"),
        ("A porter at the firm, who gave no name, said no call was made.", "A porter at the firm"),
        ("The raid cost 40 million, if one believes the institute.", "the institute"),
    ],
)
def test_a_sentence_that_gives_its_words_to_somebody(sentence: str, words: str) -> None:
    assert giver(sentence, counts=True) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The count was not transparent in one polling station in five.",
        "The town’s list of 40 streets has 3 errors.",
        "The mayor’s reports are 12 years old.",
        "The firm gave its workers 13 percent of the shares.",
        "To put that number at 40 would be bold.",
        "There were 287 aboard, they say.",
        "Nobody looked at that wall, whatever the company says.",
        "The ferry left Lisk with 212 passengers.",
        "The raid cost 40 million, if that is right.",
        "The 40 votes were shared out according to the rules, it seems.",
        "He said that day was the worst.",
        "In many ways, states have become the battleground.",
        "The minister’s report that the gate was open came late.",
        "Nothing the guard said that night was true.",
        "The boats, which the guard said were lost, came back.",
        "When Brook admitted that it rained, all laughed.",
        "They lost 40 seats in the count of the votes.",
    ],
)
def test_a_sentence_that_gives_them_to_nobody(sentence: str) -> None:
    assert giver(sentence, counts=True) is None


def test_what_is_put_where_nothing_is_counted_is_a_thing() -> None:
    assert giver("The union put a stone on the table.", counts=False) is None
