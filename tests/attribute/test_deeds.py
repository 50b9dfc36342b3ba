"""What is done, and not said, with a verb that can do both."""

import pytest

from sayso.attribute.deeds import is_deed, only_asks
from tests.attribute.test_spilled import marked


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("[The rebels] <attacked> {our village and the post at dawn}.", True),
        ("[The fleet] <struck> {two ports} in May.", True),
        ("[The rebels] <attacked> {the policy of the port}.", False),
        ("[Orr] <attacked> {the town council for its silence}.", False),
        ("[Brill] <did not dismiss> {Lev Orr} on Tuesday.", True),
        ("[Brill] <dismissed> {the head of the port as a liar}.", False),
        ("[Brill] <dismissed> {Orr's claims}.", False),
        ("[The council] <fined> {the firm two million marls}.", True),
        ("[Brill firing Orr] <shows> {how afraid the council is}.", True),
        ("[An ad] <focused on> {the port}.", True),
        ("[Brill] <focused on> {the fact that the port was shut}.", False),
        ("[The ad] <titled> {The Port}.", True),
        ("[Brill] <wrote> {a 500-marl cheque to the party}.", True),
        ("[Brill] <wrote> {that the cheque had come}.", False),
        ("[Lev Brill] <shows> {how afraid the council is}.", False),
    ],
)
def test_a_deed_says_nothing(sentence: str, deed: bool) -> None:
    assert is_deed(*marked(sentence)) is deed


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("<Asked about> {it} in the hall, Brill said no.", True),
        ("<Asked> {whether the port was shut}, Brill said no.", False),
        ("They fell out over [who] <supported> {which plan}.", True),
        ("They met the man [who] <supported> {the plan}.", False),
    ],
)
def test_a_question_is_told_or_not(sentence: str, asks: bool) -> None:
    assert only_asks(*marked(sentence)) is asks
