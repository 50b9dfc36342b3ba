"""The table shows everything as text, in the width that there is."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from sayso.cli.table import tables
from sayso.records import Reading


def table(reading: Reading, width: int = 100, terminal: bool = False) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=terminal,
        color_system="truecolor" if terminal else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    return "".join(tables([reading], console))


def test_one_row_a_statement_with_whose_word(senn: Reading) -> None:
    shown = " ".join(table(senn, 300).split())
    assert "Karst denies landing at Port Senn Halden Courier Ilse Marrow 2031-03-05" in shown
    assert "Mira Tolvane on Coast Agency’s mind believes “up to 12,000 soldiers”" in shown
    assert "the writer on Oster’s mind" in shown
    assert "the author (opinion) It is a shabby game." in shown
    assert "imagery" in shown
    assert "4 sources; statements: 2 attributed, 2 ascribed, 2 averred" in shown


@pytest.mark.parametrize("width", [40, 71, 72, 100, 160])
def test_no_line_is_wider_than_the_terminal(senn: Reading, width: int) -> None:
    assert max(cell_len(line) for line in table(senn, width).splitlines()) <= width


def test_a_long_statement_is_shortened(senn: Reading) -> None:
    text = "word " * 5000
    statement = senn.statements[4]
    span = type(statement.content[0])(0, len(text))
    long = type(statement)("st", statement.voice, (), (span,), None, statement.qualification, ())
    reading = Reading("0", type(senn.document)("doc", text), (), (long,))
    assert len(table(reading).splitlines()) < 15


def test_no_escape_and_no_markup_of_the_text_reaches_the_terminal(hostile: Reading) -> None:
    shown = table(hostile, 160)
    for unsafe in ("\x1b", "\x9b", "\x07", "\u202e", "\ud800"):
        assert unsafe not in shown
    assert "[bold red]Ada[/]" in shown
    assert "␛[2J" in shown


def test_colour_only_where_the_terminal_has_it(senn: Reading) -> None:
    assert "\x1b[" in table(senn, terminal=True)
    assert "\x1b[" not in table(senn, terminal=False)


def test_a_text_without_statements_says_so(senn: Reading) -> None:
    reading = Reading("0", senn.document, (), ())
    shown = table(reading)
    assert "No statement was found." in shown
    assert "Whose word" not in shown
