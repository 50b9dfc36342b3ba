from pathlib import Path

import pytest

from sayso.attribute.labels import Entity
from sayso.attribute.tagger import Tags, tag
from sayso.models import Model, open_model
from sayso.quotation import quotations
from sayso.records import Role
from sayso.segment import segment

EXAMPLE = Path(__file__).parents[2] / "examples" / "harbour-convoy.txt"
LINE = "The harbour master of Port Senn, Oona Brandt, said on Friday that three ships had left."


@pytest.fixture(scope="module")
def model() -> Model:
    return open_model(threads=1)


def tags(text: str, model: Model) -> Tags:
    passages = segment(text)
    return tag(text, passages, quotations(text, passages), model=model)


def test_source_cue_and_content_point_to_each_other(model: Model) -> None:
    found = tags(LINE, model).spans
    parts = {t.role: t for t in found}
    content, cue = parts[Role.CONTENT], parts[Role.CUE]
    assert content.span.of(LINE) == "that three ships had left"
    assert content.partner is not None
    assert found[content.partner] is cue
    assert cue.partner is not None
    assert "Oona Brandt" in found[cue.partner].span.of(LINE)


def test_entities_come_from_the_same_pass(model: Model) -> None:
    found = {(e.kind, e.span.of(LINE)) for e in tags(LINE, model).entities()}
    assert (Entity.PERSON, "Oona Brandt") in found
    assert (Entity.DATE, "Friday") in found


def test_scores_are_probabilities(model: Model) -> None:
    found = tags(EXAMPLE.read_text("utf-8"), model)
    for item in found.spans:
        assert 0 <= item.score <= 1
        assert 0 <= item.link <= 1


def test_the_number_of_threads_changes_nothing(model: Model) -> None:
    text = EXAMPLE.read_text("utf-8") * 3
    one, three = tags(text, model), tags(text, open_model(threads=3))
    assert (one.spans, one.hints) == (three.spans, three.hints)
    assert one.entities() == three.entities()


def test_what_follows_far_behind_changes_nothing(model: Model) -> None:
    """A window is read alone: the first one of a long text is that of its beginning."""
    text = EXAMPLE.read_text("utf-8")
    early = [t for t in tags(text, model).spans if t.span.end < 800]
    later = [t for t in tags(text + "\n\n" + text, model).spans if t.span.end < 800]
    assert early == later
    assert early


def test_an_empty_text_has_no_tags(model: Model) -> None:
    found = tags("", model)
    assert (found.spans, found.hints, found.entities()) == ((), (), ())
