"""CSV that a spreadsheet reads right and that commands it nothing."""

import csv
import io

import pytest

from sayso.export.separated import MARK, cell, to_csv


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_no_cell_is_a_formula(evil: str) -> None:
    assert cell(evil).startswith("'")


def test_what_is_no_formula_stays() -> None:
    assert [cell(v) for v in (None, 3, -2.5, True, "a = b", ("A", "B"))] == [
        "",
        "3",
        "-2.5",
        "True",
        "a = b",
        "A → B",
    ]


def test_rows_come_back_as_they_went() -> None:
    rows = [{"a": 'x "y"\nz', "b": "ä,ö"}, {"a": "", "b": None}]
    text = "".join(to_csv(rows))
    assert text.startswith(MARK)
    read = list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline="")))
    assert read == [{"a": 'x "y"\nz', "b": "ä,ö"}, {"a": "", "b": ""}]
    assert list(to_csv([])) == []
