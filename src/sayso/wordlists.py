"""The word lists of data/ that the stages read: names in, rows, tables and classes of words out.

Promises: each file is read once.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_OWNED = re.compile(r"(?<=\w)[’']s$|(?<=s)[’']$")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a TSV file of data/, without its heading and comments."""
    lines = _text(name).splitlines()
    kept = (line for line in lines if line.strip() and not line.startswith("#"))
    next(kept, None)
    return tuple(tuple(line.split("\t")) for line in kept)


@cache
def table(name: str) -> Mapping[str, str]:
    """The first column of a TSV file of data/ to the second."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def word_class(name: str, file: str = "word_classes.toml") -> frozenset[str]:
    """The words of a class in a TOML file of data/."""
    return frozenset(_classes(file)[name].split())


@cache
def _classes(file: str) -> Mapping[str, str]:
    return tomllib.loads(_text(file))


def _text(name: str) -> str:
    return (files("sayso") / "data" / name).read_text("utf-8")


def forms(lemma: str) -> tuple[str, ...]:
    """A verb and its -s, -ed and -ing as English spells them."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    plural = lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh")) else "s")
    return lemma, plural, lemma + "ed", lemma + "ing"


def all_forms(lemma: str, listed: str) -> tuple[str, ...]:
    """Every form of a lemma, and those that are listed for it. Of several words the first is
    inflected, and commas part the listed ones."""
    head, _, rest = lemma.partition(" ")
    own = (f"{form} {rest}".strip() for form in forms(head))
    return (*own, *filter(None, listed.split(",") if rest else listed.split()))


def unowned(words: str) -> str:
    """Words without the ending by which something is theirs: "the union's", "the workers’"."""
    return _OWNED.sub("", words)


def singular(word: str) -> str:
    """A small noun without its plural ending; a rough rule, made for the lists' nouns."""
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("people"):
        return "person" if word == "people" else word[:-6] + "person"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and word != "news":
        return word[:-1]
    return word


def turn_labels() -> Mapping[str, str]:
    """What begins a turn of a transcript and names nobody, to "question" or "answer"."""
    return table("turn_labels.tsv")


@cache
def past_forms() -> frozenset[str]:
    """Past forms and participles that no spelling rule gives."""
    return frozenset(form for row in rows("pasts.tsv") for form in row[1].split())
