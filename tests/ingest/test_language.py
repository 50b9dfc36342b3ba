import time

import pytest

from sayso.errors import NotEnglish
from sayso.ingest import document_from_text, refuse_foreign
from sayso.ingest.language import _plain_english, language_of
from sayso.settings import Settings

GERMAN = (
    "Die Regierung von Ostraja bestritt am Montag, Truppen über die Grenze geschickt zu haben. "
    "Der Minister sprach von einer müden Erfindung."
)


def test_languages(english: str) -> None:
    assert language_of(english) == "en"
    assert language_of(english.upper()) == "en"
    assert language_of(GERMAN) == "de"


@pytest.mark.parametrize("text", ["", "Yes.", "“" * 5000, "12 34 " * 500, "Telnik, Venn, Dovan"])
def test_what_cannot_be_told_is_none(text: str) -> None:
    assert language_of(text) is None


def test_plain_english_is_told_at_once_and_nothing_else_is(english: str) -> None:
    assert _plain_english(english * 3)
    assert not _plain_english("the of and to " * 5)
    for text in (
        GERMAN,
        "Le ministre a dit que la loi, et non the law, serait votée lundi par l’assemblée. ",
    ):
        assert not _plain_english(text * 5)


def test_another_language_is_refused_by_its_name_with_the_way_around() -> None:
    document = document_from_text(GERMAN)
    with pytest.raises(NotEnglish) as caught:
        refuse_foreign(document, "a.txt", Settings())
    assert caught.value.reason.startswith("is in German")
    assert "--any-language" in caught.value.reason
    assert "\n" not in caught.value.reason
    refuse_foreign(document, "a.txt", Settings(any_language=True))


def test_the_unsure_is_read(english: str) -> None:
    for text in (english, "Ja.", "😀" * 100):
        refuse_foreign(document_from_text(text), "a.txt", Settings())


def test_a_long_text_takes_no_longer(english: str) -> None:
    long = english * 100_000
    began = time.process_time()
    assert language_of(long) == "en"
    assert time.process_time() - began < 2  # mostly the model's first load
