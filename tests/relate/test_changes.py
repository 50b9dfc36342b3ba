"""Who changed position, and that nobody is given another's words."""

from dataclasses import replace

from sayso.comparison import Said, Speaker
from sayso.records import SourceKind, Stance
from sayso.relate.changes import changes
from tests.told import Line, article, said_of

MINISTRY = Speaker("who-ministry", "Foreign Ministry", SourceKind.GOVERNMENT, named=True)


def told(day: str, who: str) -> Said:
    (one,) = said_of(article("Post", day, Line("that soldiers had landed at Port Senn", who)))
    return replace(one, behalf=MINISTRY)


def who_changed(first: str, later: str) -> list[str]:
    before, after = told("2031-03-04", first), told("2031-03-06", later)
    sides = {before.ref: Stance.DENIES, after.ref: Stance.AFFIRMS}
    return [one.speaker.name for one in changes([before, after], sides)]


def test_one_who_speaks_twice_changes_position() -> None:
    assert who_changed("Oona Brandt", "Oona Brandt") == ["Oona Brandt"]


def test_of_two_who_speak_for_one_body_the_body_does() -> None:
    assert who_changed("Oona Brandt", "Milo Tarr") == ["Foreign Ministry"]
