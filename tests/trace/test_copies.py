"""Copied passages: an altered figure is named, a shared quotation is marked, nothing else is."""

from sayso.records import Document
from sayso.trace import CopyIndex, copied, shingles

STORY = (
    "The harbour at Keld was closed on Monday after 14 barges broke loose in the storm and "
    "drifted towards the old stone bridge, the port office said."
)
OTHER = "Teachers in Marn will vote next week on a new contract that shortens the winter term."


def doc(name: str, text: str) -> Document:
    return Document(id=name, text=text)


def test_an_altered_figure_leaves_one_passage_and_is_named() -> None:
    ours, theirs = doc("b", f"{OTHER}\n\n{STORY.replace('14', '40')}"), doc("a", STORY)
    (passage,) = copied(ours, theirs).passages
    (change,) = passage.changes
    assert (change.ours.of(ours.text), change.theirs.of(theirs.text)) == ("40", "14")
    assert passage.ours.of(ours.text).startswith("The harbour")
    assert passage.theirs.of(theirs.text).endswith("said")
    assert not passage.quoted


def test_a_word_put_in_is_a_change_with_nothing_on_the_other_side() -> None:
    ours, theirs = doc("b", STORY.replace("stone bridge", "stone road bridge")), doc("a", STORY)
    (change,) = copied(ours, theirs).passages[0].changes
    assert (change.ours.of(ours.text), len(change.theirs)) == ("road", 0)


def test_a_shared_quotation_is_marked() -> None:
    words = "“We will not leave the valley before the last family has been brought to safety,”"
    ours, theirs = doc("b", f"{words} the mayor said."), doc("a", f"On Friday she said: {words}")
    (passage,) = copied(ours, theirs).passages
    assert passage.quoted


def test_other_texts_share_nothing() -> None:
    assert copied(doc("b", OTHER), doc("a", STORY)).passages == ()
    assert copied(doc("b", ""), doc("a", STORY)).share == 0.0


def test_fingerprints_are_the_same_in_every_run() -> None:
    assert shingles(doc("a", "one two three four")) == (1836196124012518098,)


def test_the_index_finds_the_source_past_boilerplate() -> None:
    footer = "All rights reserved and no part of this page may be printed again."
    index = CopyIndex()
    index.add(doc("source", f"{STORY} {footer}"))
    for i in range(200):
        index.add(doc(f"other-{i}", f"{OTHER} {footer}"))
    assert index.near(doc("copy", f"{STORY} {footer}"))[0] == "source"
    assert index.near(doc("new", "Nothing of this was ever printed in any other place")) == ()


def test_repeated_words_do_not_hang() -> None:
    ours = doc("b", "no " * 20_000)
    assert copied(ours, ours).share <= 1.0
