"""Fit the weights by which a pronoun or a description is taken to mean somebody (resolve/meant.py).

    python -m training.meant DATA [--model small]

Learns from texts whose speakers are marked: those of our own in speakers.txt (marked as
evals/speakers_gold.py has it; none of them is counted), the tune half of evals/gold/reading, and
the casebook of sources, which tells where doubt must stay. A conditional logistic regression over
the facts of the candidates, nobody among them, penalised; each text is read again with the weights
found, since whom one pronoun means is a fact for the next. Prints, for held-out texts and each
form, how many are right at some probabilities (asked by weights fitted on all), and writes
`src/sayso/data/meant.json`: the weights, and for each form the probability from which on somebody
is taken, chosen on the tune halves.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import torch
from evals.reading_gold import gold_files, load, text_path
from evals.speakers_gold import unmarked
from tests.casebook import read_casebook

from sayso.attribute import stage
from sayso.attribute.cues import asks, goes_on
from sayso.attribute.tagger import tag
from sayso.models import open_model
from sayso.quotation import quotations
from sayso.records import Document, Passage, Span
from sayso.resolve import resolve
from sayso.resolve.aliases import organisation_key
from sayso.resolve.lexicons import fold
from sayso.resolve.meant import Asked, Candidate, Meant
from sayso.segment import segment

TARGET = Path(__file__).resolve().parents[1] / "src" / "sayso" / "data" / "meant.json"
TEXTS = Path(__file__).parent / "speakers.txt"
ROUNDS = 3
FOLDS = 5
OFTEN = 6  # questions in which a fact must be found
PENALTY = 1.0  # on the sum of squared weights
SHOWN = (0.6, 0.7, 0.8, 0.9)
LEAST = {"he": 0.55, "it": 0.7, "the body": 0.7, "the person": 0.8}
CASES = 6  # times that a case of the casebook counts
ALWAYS = -1  # the fold of what is always learnt from


@dataclass
class Text:
    """A document with all that resolve() asks for, and who speaks at each gold mention."""

    document: Document
    passages: tuple[Passage, ...]
    mentions: tuple[Span, ...]
    flags: dict[str, frozenset[Span]]
    gold: dict[Span, str]
    fold: int = 0

    def who(self, at: int) -> str | None:
        """Of the gold mention around a place."""
        return next((w for s, w in self.gold.items() if s.start <= at < s.end), None)


@dataclass
class Question:
    asked: Asked
    candidates: Sequence[Candidate]
    right: list[int]  # places among the candidates
    fold: int


@dataclass
class Recording(Meant):
    """Answers by its weights, and keeps what it was asked."""

    weights: Mapping[str, float]
    least: Mapping[str, float]
    heard: list[tuple[Asked, Sequence[Candidate]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.weights, self.least)

    def one(self, asked: Asked, candidates: Sequence[Candidate]) -> Candidate | None:
        self.heard.append((asked, candidates))
        return super().one(asked, candidates)


def texts(data: Path, model: str) -> Iterator[Text]:
    """Every text to learn from, its speakers as the reader finds them."""
    opened = open_model(model)
    for document, gold in _marked(data):
        passages = segment(document.text)
        tagger = partial(tag, model=opened)
        tags = tagger(document.text, passages, quotations(document.text, passages))
        found = stage.attribute(document.text, passages, tagger=tagger, tags=tags)
        spans = {a.source for a in found if a.source is not None}
        outer = {a.source for a in found if a.within is None}
        flags = {
            "inner": frozenset(spans - outer),
            "going_on": frozenset(
                a.source for a in found if a.source and goes_on(document.text, a.cue)
            ),
            "asking": frozenset(a.source for a in found if a.source and asks(document.text, a.cue)),
        }
        yield Text(document, passages, tuple(sorted(spans)), flags, gold)


def cases() -> Iterator[Text]:
    """The casebook's texts; nobody is meant where a mention must stay open."""
    for case in read_casebook("sources"):
        gold: dict[Span, str] = {}
        left = list(case.mentions)
        sources = [line.split("|") for line in case.all("source")]
        named = [(name.strip(), words.split(";")) for _, name, words in sources]
        for n, (name, words) in enumerate([*named, *(("", [w]) for w in case.all("nobody"))]):
            for one in words:
                mention = next(m for m in left if m.of(case.text) == one.strip())
                left.remove(mention)
                gold[mention] = name if name not in ("", "-") else f"?{n}"
        yield Text(case.document, segment(case.text), case.mentions, {}, gold, ALWAYS)


def _marked(data: Path) -> Iterator[tuple[Document, dict[Span, str]]]:
    for one in TEXTS.read_text("utf-8").removeprefix("=== ").split("\n=== "):
        name, _, marked = one.partition("\n")
        told = unmarked(name, marked)
        yield told.document, {m.span: m.who for m in told.mentions}
    for gold in map(load, gold_files()):
        if gold.split == "tune":
            text = text_path(gold, data).read_bytes().decode("utf-8")
            who = {
                (mention, source.id): source.name.of(text)
                if isinstance(source.name, Span)
                else source.name
                for source in gold.sources
                for mention in source.mentions
            }
            named = {m: w if w is not None else f"?{i}" for (m, i), w in who.items()}
            yield Document(gold.document, text, published=gold.published), named


def questions(some: Sequence[Text], weights: Mapping[str, float]) -> list[Question]:
    """What is asked of all texts, by these weights."""
    found = []
    for text in some:
        heard = Recording(weights, LEAST)
        resolve(text.document, text.passages, text.mentions, **text.flags, meant=heard)
        for asked, candidates in heard.heard:
            who = text.who(asked.at)
            times = CASES if text.fold == ALWAYS else 1
            if who is not None and who != "?!":
                right = [n for n, c in enumerate(candidates) if _is(c.who, who, asked, text)]
                right = right or [len(candidates) - 1]
                found += [Question(asked, candidates, right, text.fold)] * times
    return found


def _is(key: object, who: str, asked: Asked, text: Text) -> bool:
    """Whether the key of an identity is the gold's somebody."""
    if not isinstance(key, tuple) or len(key) < 2:
        return False
    kind, what = key[0], key[1]
    if kind == "mention":
        return text.who(what.start) == who
    if kind == "noun":
        same = (s for s, w in text.gold.items() if w == who and s.start < asked.at)
        return any(what in s.of(text.document.text).lower() for s in same)
    if kind == "state":
        return who.casefold().startswith("government of ")
    if who.startswith("?"):
        return False
    words = who.replace("’s", "").replace("'s", "").split()
    if kind == "organisation":
        return _within(set(what), set(organisation_key(words)))
    return kind in ("person", "name") and _within(set(what), {fold(w.strip(".")) for w in words})


def _within(a: set[str], b: set[str]) -> bool:
    return bool(a) and (a <= b or b <= a)


def fit(some: Sequence[Question]) -> dict[str, float]:
    often = Counter(f for q in some for f in {f for c in q.candidates for f in c.facts})
    facts = sorted(f for f, n in often.items() if n >= OFTEN)
    place = {f: n for n, f in enumerate(facts)}
    rows, columns, owner, right = [], [], [], []
    row = 0
    for n, question in enumerate(some):
        for at, candidate in enumerate(question.candidates):
            for fact in candidate.facts:
                if fact in place:
                    rows.append(row)
                    columns.append(place[fact])
            owner.append(n)
            right.append(at in question.right)
            row += 1
    matrix = torch.sparse_coo_tensor(
        torch.tensor([rows, columns]), torch.ones(len(rows)), (row, len(facts))
    ).coalesce()
    owners, rights = torch.tensor(owner), torch.tensor(right)
    weights = torch.zeros(len(facts), requires_grad=True)
    steps = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        scores = torch.sparse.mm(matrix, weights[:, None])[:, 0]
        whole = _logsum(scores, owners, len(some))
        true = _logsum(scores.masked_fill(~rights, -1e9), owners, len(some))
        value = (whole - true).sum() + PENALTY * (weights**2).sum()
        value.backward()
        return value

    steps.step(loss)
    return {f: round(float(w), 3) for f, w in zip(facts, weights.detach(), strict=True)}


def _logsum(scores: torch.Tensor, owners: torch.Tensor, size: int) -> torch.Tensor:
    highest = torch.full((size,), -1e9).scatter_reduce(0, owners, scores.detach(), "amax")
    return highest + torch.zeros(size).index_add(0, owners, (scores - highest[owners]).exp()).log()


def chosen(weights: Mapping[str, float], question: Question) -> tuple[int, float]:
    shares = Meant(weights, LEAST).shares(question.candidates)
    best = shares.index(max(shares))
    return best, shares[best]


def held_out(some: Sequence[Question]) -> None:
    """Prints how right each form is at each probability."""
    answers: dict[str, list[tuple[float, bool, bool]]] = defaultdict(list)
    for n in range(FOLDS):
        weights = fit([q for q in some if q.fold != n])
        for q in (q for q in some if q.fold == n):
            best, share = chosen(weights, q)
            nobody = len(q.candidates) - 1
            taken = share if best < nobody else 0.0
            answers[q.asked.form].append((taken, best in q.right, q.right != [nobody]))
    for form, found in sorted(answers.items()):
        can = sum(known for *_, known in found)
        for probability in SHOWN:
            given = [right for share, right, _ in found if share >= probability]
            right = f"{sum(given)} right of {len(given)}"
            share = sum(given) / max(1, len(given))
            print(f"{form:12} {probability}: {right} ({share:.3f}); {can} of {len(found)} known")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", default="small")
    options = parser.parse_args()
    some = list(texts(options.data, options.model))
    random.Random(7).shuffle(some)
    for n, text in enumerate(some):
        text.fold = n % FOLDS
    some += cases()
    weights: dict[str, float] = {}
    for number in range(ROUNDS):
        found = questions(some, weights)
        print(f"round {number}: {len(some)} texts, {len(found)} questions")
        weights = fit(found)
    held_out(found)
    card = {"least": LEAST, "weights": weights}
    TARGET.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
