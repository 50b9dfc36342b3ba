import json

from evals.claim_pairs import COUNTED
from evals.gate import FLOORS, FOLDERS, PAIRS, READING, SHORT, SPEAKERS, below


def test_a_figure_below_its_floor_is_named() -> None:
    floors = {"small dev": {"source": 80.0, "cue": 70.0}}
    figures = {"small dev": {"source": 79.9, "cue": 70.0}}
    assert below(floors, figures) == ["small dev source: 79.9 is below the floor 80.0"]


def test_floors_are_set_for_all_parts() -> None:
    floors = json.loads(FLOORS.read_text())["floors"]
    for model in FOLDERS:
        assert set(floors[f"{model} valid"]) == {"source", "cue", "content"}
        assert set(floors[f"{model} dev"]) == {"source", "cue", "content", "linked"}
        assert set(floors[f"{model} outside"]) == {"source", "cue", "content", "linked"}
    assert set(floors["reading"]) == {" ".join(pair) for pair in READING}
    assert set(floors["short"]) == {" ".join(pair) for pair in SHORT}
    assert set(floors["speakers"]) == {" ".join(pair) for pair in SPEAKERS}
    for split in COUNTED:
        assert set(floors[f"claim pairs {split}"]) == {" ".join(pair) for pair in PAIRS}
