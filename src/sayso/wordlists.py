"""The word lists of data/ that several stages read: names in, rows out."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of a TSV file of data/, without its heading and comments."""
    lines = (files("sayso") / "data" / name).read_text("utf-8").splitlines()
    kept = (line for line in lines if line and not line.startswith("#"))
    next(kept, None)
    return (tuple(line.split("\t")) for line in kept)


def forms(lemma: str) -> tuple[str, ...]:
    """A verb and its -s, -ed and -ing as English spells them."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    plural = lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
    return lemma, plural, lemma + "ed", lemma + "ing"


@cache
def turn_labels() -> dict[str, str]:
    """What begins a turn of a transcript and names nobody, to "question" or "answer"."""
    return {row[0]: row[1] for row in rows("turn_labels.tsv")}


@cache
def past_forms() -> frozenset[str]:
    """Past forms and participles that no spelling rule gives."""
    return frozenset(form for row in rows("pasts.tsv") for form in row[1].split())
