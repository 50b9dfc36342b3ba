import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from sayso.attribute.encoding import SHAPES
from sayso.attribute.labels import ENTITY_LABELS, LABELS
from sayso.errors import ModelError
from sayso.models import Model, model_folder, open_model
from sayso.qualify.weighing import ASPECTS
from sayso.qualify.wordscores import PARTS


@pytest.fixture(scope="module")
def model() -> Model:
    return open_model()


def test_the_shipped_model_opens_and_has_a_card(model: Model) -> None:
    assert model.name == "small"
    assert model.transitions.shape == (len(LABELS) + 1, len(LABELS))
    assert "not contained" in (model_folder("small") / "README.md").read_text("utf-8")


def test_outputs_have_the_shapes_promised(model: Model) -> None:
    ids = np.full(5, 2003, dtype=np.int64)
    found = list(model.run([(ids, ids % SHAPES)] * 2))
    assert len(found) == 2
    for outputs in found:
        assert outputs.labels.shape == outputs.inner.shape == (5, len(LABELS))
        assert outputs.entities.shape == (5, len(ENTITY_LABELS))
        assert outputs.links.shape[:2] == (5, 4)
        assert outputs.judging.shape == (5,)
        assert outputs.aspects.shape == (5, len(PARTS) * len(ASPECTS))


@pytest.mark.parametrize("name", ["../small", "Small", "", "small/."])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(ModelError, match="not a model's name"):
        model_folder(name)


def test_a_model_that_is_not_installed_is_said_plainly() -> None:
    with pytest.raises(ModelError, match="no model is called gigantic"):
        open_model("gigantic")


def test_every_word_has_a_piece(model: Model) -> None:
    assert all(model.pieces(["said", "\u200b", "\u202e", "…", "👩‍👩‍👧", "x" * 64]))


def test_a_missing_model_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model in"):
        open_model(folder=tmp_path)


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json"])
def test_a_damaged_file_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "small"
    shutil.copytree(model_folder("small"), folder)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(ModelError, match="wrong digest"):
        open_model(folder=folder)


def test_the_card_names_the_labels_in_order() -> None:
    card = json.loads((model_folder("small") / "model.json").read_text("utf-8"))
    assert tuple(card["labels"]) == LABELS
