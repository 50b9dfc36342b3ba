import random

from training.dress import MARKS, dressed

TEXT = "Vanta talks fail.\nAna Roth said: “Roth’s Vanta is calm.” Ana left Vanta’s port."


class _Names:
    """The same few names again and again, none of them in TEXT."""

    def first_name(self) -> str:
        return "Ilo"

    def last_name(self) -> str:
        return "Kade"

    def city(self) -> str:
        return "Quern"


def _entities() -> list[list]:
    marked = [("person", "Ana Roth"), ("person", "Roth’s"), ("place", "Vanta’s")]
    found = [[kind, TEXT.index(name), TEXT.index(name) + len(name)] for kind, name in marked]
    found.append(["place", 0, 5])
    return found


def _all_dresses() -> set[str]:
    return {dressed(TEXT, _entities(), _Names(), random.Random(n)) for n in range(60)}


def test_names_change_and_all_else_stays() -> None:
    plain = "Quern talks fail.\nIlo Kade said: “Kade’s Vanta is calm.” Ana left Quern’s port."
    assert plain in _all_dresses()


def test_headlines_and_marks_vary() -> None:
    found = _all_dresses()
    assert len(found) == 3 * len(MARKS)
    assert any(text.startswith("QUERN TALKS FAIL.\nIlo") for text in found)
    assert any("said: ‘Kade’s Vanta is calm.’" in text for text in found)


def test_the_same_draw_gives_the_same_text() -> None:
    one, two = (dressed(TEXT, _entities(), _Names(), random.Random(7)) for _ in range(2))
    assert one == two
