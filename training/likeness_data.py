"""What sentence vectors learn from: pairs that speak of the same, with some that only look it.

Wordings of one claim in affairs of our own invention (wordings.tsv); statements of real articles
labelled as one claim (evals/gold/claim-pairs.tsv); headlines and sentences of one FNC-1 rumour;
pairs of SICK, FM2 and HealthVer that entail or contradict each other; near statements of one
PolNeAR article, and a statement altered: words left out, a name cut short, a negation put in, for
who denies a claim speaks of it. Beside them stand other claims of the same affair, pairs labelled
as two claims, neutral pairs, other evidence of the same page, and near ones of other articles.
"""

import csv
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals import fnc1
from sayso.engines.local import Reads, read_all
from sayso.ingest import documents
from sayso.link.standing import Standing, standing
from sayso.link.vectors import SentenceVectors
from sayso.records import Document, Reading
from sayso.settings import Settings
from training.claims_data import Both, Wording, of_articles, wordings
from training.pairs_data import SENTENCE_END, Groups, Pair, pairs, share_of, words_of

HELD_OUT = 0.35  # share of FNC-1's rumours
LEAST_SHARED = 3  # words of a headline that a sentence must have, stems that repeats must share
SENTENCE = (5, 60)  # words
MOST_TEXTS = 12  # of a rumour that count for how often it comes
STRANGERS = (0.45, 0.82)  # cosines of what looks alike in different articles
REPEATS = (0.6, 0.95)  # cosines of what an article says twice
NEAREST = 12  # strangers kept of a statement
_NEGATED = ("will", "is", "was", "has", "have", "are", "were", "would", "could")


@dataclass(frozen=True)
class Lesson:
    """Two texts that speak of the same, one that does not, if any; `group`: lessons that share
    it are no strangers to each other."""

    one: str
    other: str
    strange: str | None
    group: str


Draw = Callable[[random.Random], Lesson]


def draws(data: Path, articles: int, seed: int) -> dict[str, Draw]:
    """For each name in the config's shares how a lesson is drawn."""
    sets = pairs(data / "relation")
    rumours = [texts for _, texts, held in headlines(data / "relation") if not held]
    said = statements(data / "polnear" / "train" / "text", articles, seed)
    near = Nearness([one for _, one in said], [document for document, _ in said])
    return {
        "headlines": lambda rng: _of_rumour(rumours, rng),
        "worded": _of_claims(wordings()),
        "labelled": _of_labelled(of_articles(data)[0]),
        "sick": _of_set(sets["sick"]),
        "healthver": _of_set(sets["healthver"]),
        "fm2": _of_pages(data / "relation", sets["fm2"]),
        "repeated": near.repeated,
        "altered": near.altered,
    }


def headlines(folder: Path) -> Iterator[tuple[str, list[str], bool]]:
    """FNC-1's rumours: a name, its headlines and the sentences of bodies nearest to them, and
    whether it is held out. Headlines that share a body, however indirectly, are of one."""
    bodies = fnc1.articles(folder)
    with (folder / "fnc1_stances.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["Stance"] != "unrelated"]
    groups, found = Groups(), defaultdict(dict)
    rows = [row for row in rows if row["Body ID"] in bodies]
    for row in rows:
        groups.join("h " + row["Headline"], "b " + row["Body ID"])
    for row in rows:
        texts = found[groups.of("h " + row["Headline"])]
        texts[" ".join(row["Headline"].split())] = None
        sentence = _nearest(bodies[row["Body ID"]], row["Headline"])
        if sentence is not None and share_of(groups.of("h " + row["Headline"])) >= HELD_OUT:
            texts[sentence] = None
    for name, texts in found.items():
        yield name, list(texts), share_of(name) < HELD_OUT


def _nearest(body: str, headline: str) -> str | None:
    """The sentence with most of the headline's words for its length."""
    wanted = words_of(headline)
    sentences = SENTENCE_END.split(" ".join(body.split()))
    fit = [s for s in sentences if SENTENCE[0] <= len(s.split()) <= SENTENCE[1]]
    best = max(
        fit, key=lambda s: len(wanted & words_of(s)) / (len(words_of(s)) ** 0.5 + 1), default=""
    )
    return best if len(wanted & words_of(best)) >= LEAST_SHARED else None


def _of_rumour(rumours: list[list[str]], rng: random.Random) -> Lesson:
    several = [texts for texts in rumours if len(texts) > 1]
    texts = rng.choices(several, [min(MOST_TEXTS, len(texts)) for texts in several])[0]
    one, other = rng.sample(texts, 2)
    return Lesson(one, other, None, "h " + texts[0])


def _of_claims(affairs: dict[str, dict[str, list[Wording]]]) -> Draw:
    """Two wordings of a claim, and one of another claim in the same affair."""

    def draw(rng: random.Random) -> Lesson:
        affair, claims = rng.choice(list(affairs.items()))
        claim, other = rng.sample(list(claims), 2)
        one, same = rng.sample(claims[claim], 2)
        strange = rng.choice(claims[other])
        return Lesson(one.text, same.text, strange.text, f"{affair} {claim}")

    return draw


def _of_labelled(rows: list[Both]) -> Draw:
    """A pair of one claim, and a text that makes another claim than its first or its second."""
    groups = Groups()
    strange: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.same:
            groups.join(row.first, row.second)
        else:
            strange[row.first].append(row.second)
            strange[row.second].append(row.first)
    same = [row for row in rows if row.same]

    def draw(rng: random.Random) -> Lesson:
        row = rng.choice(same)
        one, other = rng.sample([row.first, row.second], 2)
        beside = strange.get(one) or strange.get(other)
        return Lesson(one, other, rng.choice(beside) if beside else None, groups.of(one))

    return draw


def _of_set(rows: list[Pair]) -> Draw:
    """A pair that is not neutral, and a neutral text beside its first."""
    strange: dict[str, list[str]] = defaultdict(list)
    same = [row for row in rows if row.part == "train" and row.relation != 2]
    for row in rows:
        if row.part == "train" and row.relation == 2:
            strange[row.first].append(row.second)
            strange[row.second].append(row.first)

    def draw(rng: random.Random) -> Lesson:
        row = rng.choice(same)
        beside = strange.get(row.first) or strange.get(row.second)
        return Lesson(row.first, row.second, rng.choice(beside) if beside else None, row.first)

    return draw


def _of_pages(folder: Path, rows: list[Pair]) -> Draw:
    """FM2: a claim, its evidence, and other sentences that were found for it."""
    wanted = {row.second for row in rows if row.part == "train"}
    kept: list[tuple[str, str, list[str]]] = []
    for line in (folder / "fm2_dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        claim = row.get("text", row.get("claim"))
        if claim in wanted:
            gold = [item["text"] for item in row["gold_evidence"]]
            best = max(gold, key=lambda text: len(words_of(claim) & words_of(text)))
            others = [item["text"] for item in row["retrieved_evidence"]]
            kept.append((claim, best, [text for text in others if text not in gold]))

    def draw(rng: random.Random) -> Lesson:
        claim, evidence, others = rng.choice(kept)
        return Lesson(claim, evidence, rng.choice(others) if others else None, claim)

    return draw


def statements(folder: Path, count: int, seed: int) -> list[tuple[str, Standing]]:
    """What the articles say, one by one, each with its document's id."""
    paths = random.Random(seed).sample(sorted(folder.glob("*")), count)
    found = (d for path in paths for d in documents(str(path), settings=Settings()))
    whole = (d for d in found if isinstance(d, Document))
    read = (r for _, r in read_all(whole, lambda one: one, Reads()) if isinstance(r, Reading))
    return [(reading.document.id, one) for reading in read for one in standing(reading)]


class Nearness:
    """Statements of many articles, and which look alike within one and between two."""

    def __init__(self, said: list[Standing], articles: list[str]) -> None:
        self._texts = [one.text for one in said]
        self._articles = articles
        numbers = {name: n for n, name in enumerate(dict.fromkeys(articles))}
        of = np.array([numbers[name] for name in articles])
        vectors = SentenceVectors.open().of(self._texts)
        self._strange: dict[int, list[int]] = {}
        self._repeats: list[tuple[int, int]] = []
        for i, vector in enumerate(vectors):
            cosines, same = vectors @ vector, of == of[i]
            far = ~same & (cosines > STRANGERS[0]) & (cosines < STRANGERS[1])
            near = np.nonzero(far)[0]
            if len(near):
                self._strange[i] = near[np.argsort(-cosines[near])][:NEAREST].tolist()
            again = np.nonzero(same & (cosines > REPEATS[0]) & (cosines < REPEATS[1]))[0]
            self._repeats += [
                (i, int(j))
                for j in again
                if j > i and len(said[i].stems & said[j].stems) >= LEAST_SHARED
            ]
        self._known = list(self._strange)

    def repeated(self, rng: random.Random) -> Lesson:
        one, other = rng.choice(self._repeats)
        return self._lesson(one, self._texts[other], rng)

    def altered(self, rng: random.Random) -> Lesson:
        one = rng.choice(self._known)
        return self._lesson(one, altered(self._texts[one], rng), rng)

    def _lesson(self, one: int, other: str, rng: random.Random) -> Lesson:
        strange = self._strange.get(one)
        beside = self._texts[rng.choice(strange)] if strange else None
        return Lesson(self._texts[one], other, beside, self._articles[one])


def altered(text: str, rng: random.Random) -> str:
    """The same said otherwise: negated, names cut to the last, words left out, a part of it."""
    words = text.split()
    verbs = [n for n, word in enumerate(words[1:], 1) if word in _NEGATED]
    if verbs and rng.random() < 0.3:
        words.insert(rng.choice(verbs) + 1, "not")
    if rng.random() < 0.6:
        words = [
            w for w, after in zip(words, [*words[1:], ""], strict=False) if not _given(w, after)
        ]
    words = [w for w in words if len(words) <= 6 or rng.random() >= 0.08]
    commas = [n for n, word in enumerate(words) if word.endswith(",") and 5 < n < len(words) - 2]
    if len(words) > 14 and commas and rng.random() < 0.3:
        at = rng.choice(commas) + 1
        words = words[:at] if rng.random() < 0.7 else words[at:]
    if rng.random() < 0.25:
        words.insert(0, "that")
    return " ".join(words) if len(words) >= 3 else text


def _given(word: str, after: str) -> bool:
    """A name before another name: a first one, a title."""
    return word[:1].isupper() and word.isalpha() and after[:1].isupper()
