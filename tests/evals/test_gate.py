import json

from evals.gate import FLOORS, below


def test_a_figure_below_its_floor_is_named() -> None:
    floors = {"dev": {"source": 80.0, "cue": 70.0}}
    figures = {"dev": {"source": {"f1": 79.9}, "cue": {"f1": 70.0}}}
    assert below(floors, figures) == ["dev source: F1 79.9 is below the floor 80.0"]


def test_floors_are_set_for_all_parts() -> None:
    floors = json.loads(FLOORS.read_text())["f1"]
    assert set(floors["cofenet_valid"]) == {"source", "cue", "content"}
    assert set(floors["attributions_dev"]) == {"source", "cue", "content", "linked"}
