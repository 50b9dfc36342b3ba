"""Who changed position, and that nobody is given another's words."""

from dataclasses import replace

from sayso.comparison import Said, Speaker
from sayso.records import SourceKind, Stance
from sayso.relate.changes import changes
from tests.told import Line, article, said_of

MINISTRY = Speaker("who-ministry", "Foreign Ministry", SourceKind.GOVERNMENT, named=True)


def told(day: str, who: str, *, denied: bool = False) -> Said:
    words = f"that {'no ' if denied else ''}soldiers had landed at Port Senn"
    (one,) = said_of(article("Post", day, Line(words, who, negated=denied)))
    return replace(one, behalf=MINISTRY)


def who_changed(first: str, later: str, *, denied: bool = True) -> list[str]:
    before, after = told("2031-03-04", first, denied=denied), told("2031-03-06", later)
    sides = {before.ref: Stance.DENIES, after.ref: Stance.AFFIRMS}
    return [one.speaker.name for one in changes([before, after], sides)]


def test_one_who_speaks_twice_changes_position() -> None:
    assert who_changed("Oona Brandt", "Oona Brandt") == ["Oona Brandt"]


def test_of_two_who_speak_for_one_body_the_body_does() -> None:
    assert who_changed("Oona Brandt", "Milo Tarr") == ["Foreign Ministry"]


def test_who_denies_nothing_changes_no_position() -> None:
    assert who_changed("Oona Brandt", "Oona Brandt", denied=False) == []


def test_one_report_tells_of_no_change() -> None:
    lines = (
        Line("that no ship had left", "Oona Brandt", negated=True),
        Line("that the last ship left Port Senn", "Oona Brandt"),
    )
    before, after = (
        replace(s, behalf=MINISTRY) for s in said_of(article("Post", "2031-03-04", *lines))
    )
    sides = {before.ref: Stance.DENIES, after.ref: Stance.AFFIRMS}
    assert changes([before, after], sides) == ()
