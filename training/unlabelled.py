"""Windows of text that nobody labelled, for a smaller network to learn from a larger one's reading.

Two sorts: the article bodies of the Fake News Challenge, as they are; and some training articles in
another dress: persons and places under other names, other quotation marks, headlines in other
letter case. Comes in: DATA, with polnear/ and relation/. Goes out: `Example`s without labels. The
seed of the configuration decides all that is drawn.
"""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path

from evals.polnear import articles
from faker import Faker

from sayso.attribute.encoding import encode, windows
from sayso.quotation import quotations
from sayso.segment import segment
from training.batches import SILVER, tokenizing
from training.dress import dressed
from training.prepare import Example, key, without_labels

# Where names come from: Latin letters, as an English-language desk would print them.
LOCALES = (
    "en_GB en_IN en_NG en_PK de_DE fr_FR es_ES it_IT pl_PL cs_CZ hr_HR ro_RO tr_TR id_ID fi_FI sw "
    "yo_NG zu_ZA tw_GH vi_VN uz_UZ az_AZ hu_HU pt_BR nl_NL sv_SE lt_LT sk_SK et_EE ha_NG ig_NG"
).split()
EVERY = 3  # how many articles there are to one that is dressed; the larger network's time is dear


def unlabelled(data: Path, config: dict) -> list[Example]:
    """The windows of all unlabelled texts, in order."""
    tools = tokenizing(config)
    return [w for text in texts(data, config["seed"]) for w in _windows(text, tools)]


def texts(data: Path, seed: int) -> Iterator[str]:
    """The bodies as they are, then training articles in another dress."""
    with (data / "relation" / "fnc1_bodies.csv").open(encoding="utf-8", newline="") as opened:
        yield from (row["articleBody"] for row in csv.DictReader(opened))
    rng = random.Random(seed)
    Faker.seed(seed)
    names = [Faker(locale) for locale in LOCALES]
    silver = json.loads((SILVER / "train.json").read_text())
    once = {a.name: a for a in articles(data / "polnear" / "train")}
    for article in [*once.values()][::EVERY]:
        yield dressed(article.text, silver[key(article)]["entities"], rng.choice(names), rng)


def _windows(text: str, tools: dict) -> Iterator[Example]:
    passages = segment(text)
    if not passages:
        return
    pieces, beginning, separator = tools["pieces"], tools["beginning"], tools["separator"]
    quotes = quotations(text, passages)
    stream = encode(text, passages, quotes, pieces=pieces, separator=separator)
    for window in windows(stream):
        yield without_labels(stream, window, beginning, separator)


__all__ = ["texts", "unlabelled"]
