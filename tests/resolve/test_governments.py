"""Every row of the gazetteer, treated alike."""

from collections import Counter

import pytest

from sayso.records import Document, Source, SourceKind, Span
from sayso.resolve import resolve, standard
from sayso.resolve.lexicons import State, fold
from sayso.segment import segment

STATES = standard().states
PLACES = Counter(
    fold(word)
    for state in STATES
    for word in {fold(w): w for w in (state.name, *state.names, *state.capitals)}.values()
)
DEMONYMS = Counter(fold(word) for state in STATES for word in state.demonyms)


def said(text: str, who: str) -> tuple[Source, ...]:
    start = text.index(who)
    return resolve(Document("d", text), segment(text), (Span(start, start + len(who)),))


def sole(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if PLACES[fold(word)] == 1]


def test_the_list_is_complete_and_told_apart() -> None:
    assert len(STATES) > 240
    assert len({state.code for state in STATES}) == len(STATES)
    assert all(state.names for state in STATES)


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.code)
def test_a_capital_speaks_for_its_government(state: State) -> None:
    for capital in sole(state.capitals):
        text = f"In {state.name} it was late. {capital} said so."
        (source,) = said(text, f"{capital} ".strip() if capital not in state.name else capital)
        assert source.kind is SourceKind.GOVERNMENT
        assert source.name == state.of("Government")


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.code)
def test_a_country_speaks_for_its_government(state: State) -> None:
    for name in sole(state.names):
        if name not in state.doubtful:
            (source,) = said(f"It was late, {name} said.", name)
            assert source.name == state.of("Government")


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.code)
def test_a_demonym_with_government(state: State) -> None:
    for demonym in state.demonyms:
        mention = f"the {demonym} government"
        if " and " in demonym:
            continue  # two peoples of one state read as two governments
        found = said(f"It was late, {mention} said.", mention)
        names = [source.name for source in found]
        own = [state.of("Government")]
        assert (names == own) is (DEMONYMS[fold(demonym)] == 1)


def test_a_demonym_that_two_states_share_is_neither() -> None:
    shared = [word for word, times in DEMONYMS.items() if times > 1]
    assert shared
    for word in shared:
        mention = f"the {word.title()} government"
        (source,) = said(f"It was late, {mention} said.", mention)
        assert source.name is not None
        assert not source.name.startswith("Government of")


@pytest.mark.parametrize("state", STATES, ids=lambda s: s.code)
def test_the_police_of_a_capital_are_no_government(state: State) -> None:
    for capital in sole(state.capitals):
        mention = f"{capital} police"
        found = said(f"It was late, {mention} said.", mention)
        assert all(source.kind is not SourceKind.GOVERNMENT for source in found)


def test_a_doubtful_name_needs_its_state_in_the_text() -> None:
    doubtful = [s for s in STATES if set(s.doubtful) & set(s.capitals)]
    assert doubtful
    for state in doubtful:
        for capital in set(state.doubtful) & set(state.capitals):
            found = said(f"It was late, {capital} said.", capital)
            assert all(source.kind is not SourceKind.GOVERNMENT for source in found)
