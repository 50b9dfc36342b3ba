"""Score the reader against gold, through the code that `sayso read` runs. Prints JSON.

    python evals/score.py cofenet FILE --text DIR     exact spans, counted as published
    python evals/score.py cofenet FILE                the same on the tokens joined
    python evals/score.py attributions DIR            raw-text spans, and whole attributions

Exact spans are those whose very ends the tagger is sure of (`tagger.SURE`); whole attributions are
made of all spans. `--sure 0` counts all as exact spans too.
DIR of `cofenet` holds NAME.txt for each id NAME_ANNOTATOR of FILE; DIR of `attributions` holds
text/ and attributions/, of which the first annotator in sorted order counts.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.alignment import align, on_tokens
from evals.counts import Counts
from evals.polnear import Article, articles
from sayso.attribute import attribute, score
from sayso.attribute.tagger import SURE, Tags, tag
from sayso.models import Model, open_model
from sayso.records import Attribution, Chance, Role, Span
from sayso.segment import segment
from sayso.settings import DEFAULT_MIN_SCORE

OUTSIDE = Path(__file__).with_name("gold") / "outside"  # our own texts, unlike the corpus
HALF = 0.5  # least intersection over union of each part of a whole attribution

Spans = set[tuple[Role, Span]]
Parts = dict[Role, tuple[Span, ...]]


@dataclass(frozen=True)
class Found:
    """What the reader found in a text: tagged spans that it is sure of, and the outer attributions
    with the tagger's probabilities of their parts."""

    spans: Spans
    attributions: tuple[Parts, ...]
    chances: tuple[Chance | None, ...] = ()


Predict = Callable[[str], Found]


def reader(model: Model, *, min_score: float = DEFAULT_MIN_SCORE, sure: float = SURE) -> Predict:
    """The reader itself as a predictor; each text is read once. Attributions found less surely
    than `min_score` are left out, as `sayso read` does, and spans less sure than `sure`."""

    @cache
    def predict(text: str) -> Found:
        passages = segment(text)
        passes: list[Tags] = []

        def tagger(*given: Any) -> Tags:
            passes.append(tag(*given, model=model))
            return passes[-1]

        found = attribute(text, passages, tagger=tagger)
        scored = {a: score(a, model.calibration) for a in found if a.within is None}
        outer = [a for a, value in scored.items() if value is None or value >= min_score]
        return Found(
            {(t.role, t.span) for t in passes[0].spans if t.score >= sure},
            tuple(map(_parts, outer)),
            tuple(a.chance for a in outer),
        )

    return predict


def _parts(attribution: Attribution) -> Parts:
    return {
        Role.SOURCE: (attribution.source,) if attribution.source else (),
        Role.CUE: (attribution.cue,) if attribution.cue else (),
        Role.CONTENT: attribution.content,
    }


def cofenet(file: Path, texts: Path | None, predict: Predict) -> dict[str, dict]:
    """Counts per role: start, end and role equal to a gold span of the same paragraph."""
    counts = {role: Counts() for role in Role}
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    for name, group in groupby(rows, key=lambda row: row["id"]):
        lines = list(group)
        tokens = [row["tokens"] for row in lines]
        if texts is None:
            text, places = joined(tokens)
        else:
            text = (texts / f"{name.rsplit('_', 1)[0]}.txt").read_bytes().decode("utf-8")
            places = align(text, tokens)
        spans = predict(text).spans
        for row, at in zip(lines, places, strict=True):
            gold = bio_spans(row["labels"])
            found = token_spans(spans, at)
            for role in Role:
                counts[role].add(
                    {s for s in gold if s[0] is role}, {s for s in found if s[0] is role}
                )
    return {role.value: counts[role].report() for role in Role}


def joined(paragraphs: list[list[str]]) -> tuple[str, list[list[Span | None]]]:
    """The tokens as a text, opening and closing marks kept apart, and where each stands."""
    marks = {"``": "“", "''": "”", "`": "‘", "-LRB-": "(", "-RRB-": ")"}
    text = ""
    places: list[list[Span | None]] = []
    for tokens in paragraphs:
        row: list[Span | None] = []
        for token in tokens:
            form = marks.get(token, token)
            glued = form in ",.;:?!”)'" or form.startswith("'") or text[-1:] in "“(‘"
            text += "" if glued or not row else " "
            row.append(Span(len(text), len(text) + len(form)))
            text += form
        places.append(row)
        text += "\n\n"
    return text, places


def bio_spans(labels: list[str]) -> set[tuple[Role, int, int]]:
    found = set()
    start = None
    for i, label in enumerate([*labels, "O"]):
        if start is not None and not label.startswith("I"):
            found.add((Role(labels[start][2:]), start, i))
            start = None
        if label.startswith("B"):
            start = i
    return found


def token_spans(spans: Spans, places: list[Span | None]) -> set[tuple[Role, int, int]]:
    known = [p for p in places if p is not None]
    if not known:
        return set()
    whole = known[0].hull(known[-1])
    mapped = ((r, on_tokens(s, places)) for r, s in spans if whole.overlap(s))
    return {(role, *at) for role, at in mapped if at is not None}


def whole_attributions(folder: Path, predict: Predict) -> dict[str, dict]:
    """Exact raw-text spans per role, and `linked`: all parts half overlapping and together."""
    counts = {role: Counts() for role in Role}
    linked = Counts()
    for article in first_annotators(folder):
        found = predict(article.text)
        for role in Role:
            counts[role].add(
                {s for s in article.spans() if s[0] is role},
                {s for s in found.spans if s[0] is role},
            )
        gold = [a for a in article.attributions if a[Role.CONTENT]]
        linked.gold += len(gold)
        linked.predicted += len(found.attributions)
        linked.right += sum(hits(gold, found.attributions))
    report = {role.value: counts[role].report() for role in Role}
    return report | {"linked": linked.report()}


def first_annotators(folder: Path) -> Iterable[Article]:
    for _, group in groupby(articles(folder), key=lambda a: a.name):
        yield next(group)


def hits(gold: Iterable[Parts], predicted: Iterable[Parts]) -> list[bool]:
    """For each prediction, whether it finds a gold attribution of its own."""
    left = list(gold)
    found = []
    for guess in predicted:
        hit = next((g for g in left if _alike(g, guess)), None)
        if hit is not None:
            left.remove(hit)
        found.append(hit is not None)
    return found


def _alike(a: Parts, b: Parts) -> bool:
    return all(iou(a[role], b[role]) >= HALF for role in Role)


def iou(a: tuple[Span, ...], b: tuple[Span, ...]) -> float:
    """Intersection over union of two sets of fragments; both empty are alike."""
    if not a and not b:
        return 1.0
    both = sum(x.overlap(y) for x in a for y in b)
    return both / (sum(map(len, a)) + sum(map(len, b)) - both or 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--model", type=Path, help="a model's folder; default: the shipped one")
    parser.add_argument("--sure", type=float, default=SURE, help="least score of an exact span")
    kinds = parser.add_subparsers(dest="kind", required=True)
    one = kinds.add_parser("cofenet")
    one.add_argument("file", type=Path)
    one.add_argument("--text", type=Path)
    two = kinds.add_parser("attributions")
    two.add_argument("folder", type=Path)
    asked = parser.parse_args()
    predict = reader(open_model(folder=asked.model), sure=asked.sure)
    if asked.kind == "cofenet":
        report = cofenet(asked.file, asked.text, predict)
    else:
        report = whole_attributions(asked.folder, predict)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
