"""Names: whether two documents can be on one affair."""

from sayso.ingest import document_from_text
from sayso.link.affair_names import Names


def names(text: str, outlet: str | None = None) -> Names:
    return Names(document_from_text(text, outlet=outlet))


def test_words_with_a_capital_within_a_sentence_are_names() -> None:
    found = names("The divers searched off Brisk Point on Monday. Waves rose, said Ulla Brandvold.")
    assert found.words == {"brisk", "point", "ulla", "brandvold"}


def test_a_possessive_and_the_outlet_s_own_name_are_none() -> None:
    assert names("The port of Lisk’s mayor wrote to the Gazette.", "Gazette").words == {"lisk"}


def test_a_town_that_an_outlet_is_called_by_is_still_a_name() -> None:
    assert names("The port of Lisk was shut, the Lisk Gazette wrote.", "Lisk Gazette").words == {
        "lisk"
    }


def test_a_headline_s_first_word_is_one() -> None:
    assert names("Belvane votes\n\nIt is Sunday.").words == {"belvane"}


def test_documents_that_share_two_names_can_be_on_one_affair() -> None:
    ours = names("A ferry sank off Brisk Point near Lisk.")
    assert ours.can_share(names("The ferry left Lisk for Brisk Point."))
    assert not ours.can_share(names("The mayor of Lisk resigned in Varsk over Loden."))
    assert not ours.can_share(names("A bus fell into a gorge near Varsk on Monday."))
