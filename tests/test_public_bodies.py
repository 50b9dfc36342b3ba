"""Bodies that every state has, and whose."""

import pytest

from sayso.public_bodies import Office, is_plain, office_in

DEFENCE = frozenset(("defence", "ministry"))


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("the Defence Ministry", Office(DEFENCE, ())),
        ("Ministry of Defense", Office(DEFENCE, ())),
        ("its defence ministry", Office(DEFENCE, ())),
        ("Karstian Defence Ministry", Office(DEFENCE, ("Karstian",))),
        ("Orsava Bay’s defence minister", Office(DEFENCE, ("Orsava", "Bay"))),
        ("Ministry of Defence of Karst", Office(DEFENCE, ("Karst",))),
        ("Defence Ministry in Tavisk", Office(DEFENCE, ("Tavisk",), where=True)),
        ("Central Bank of Karst", Office(frozenset(("central", "bank")), ("Karst",))),
    ],
)
def test_an_office_and_its_owner(name: str, office: Office) -> None:
    assert office_in(name.split()) == office


@pytest.mark.parametrize(
    "name", ["Ministry", "Karst", "Kelm Harbour Board", "Association of Port Employers", "Defence"]
)
def test_what_is_no_such_body(name: str) -> None:
    assert office_in(name.split()) is None


@pytest.mark.parametrize(
    ("name", "alone"),
    [("the ministry", True), ("Police", True), ("the bank", False), ("Defence Ministry", False)],
)
def test_a_noun_alone(name: str, alone: bool) -> None:
    assert is_plain(name) is alone
