"""The second pass, conducted: readings of many documents in, what they say together out.

The same readings give the same comparison, in whatever order they come.
"""

from collections.abc import Iterable, Sequence

from sayso.comparison import Change, Comparison, Said, Told
from sayso.identity import tagged_digest
from sayso.link import Judge, Linker, Meaning
from sayso.records import (
    Claim,
    Member,
    Reading,
    Ref,
    SourceKind,
    Stance,
    Voice,
)
from sayso.relate import board, conflicts, stances, wording

AUTHOR = "the author"
SIDES = (Stance.AFFIRMS, Stance.DENIES)


def compare(readings: Iterable[Reading], *, meaning: Meaning, judge: Judge) -> Comparison:
    """Find the claims that readings share."""
    whole = tuple(sorted(readings, key=lambda r: (r.document.published or "", r.document.id)))
    linker = Linker(meaning, judge)
    for reading in whole:
        linker.add(reading)
    found = {r.document.id: r for r in whole}
    told = [_told(group, linker, found, judge) for group in linker.groups()]
    told.sort(key=lambda t: (-len(t.documents), -len(t.said), t.claim.id))
    return Comparison(whole, tuple(told))


def _told(group: Sequence[Ref], linker: Linker, readings: dict[str, Reading], judge: Judge) -> Told:
    said = tuple(
        sorted((_said(ref, linker, readings) for ref in group), key=lambda s: (s.published, s.ref))
    )
    against = _against(said, judge)
    sides = stances(said, against)
    model = wording(said, against)
    members = tuple(Member(s.ref, sides[s.ref], linker.joined(s.ref, group)) for s in said)
    words = " … ".join(span.of(model.reading.document.text) for span in model.statement.content)
    claim = Claim(tagged_digest("claim", [model.ref.document, model.ref.statement]), words, members)
    speakers = {one.ref: speaker(one) for one in said}
    figures = board(said)
    denied = frozenset(ref for ref, side in sides.items() if side is Stance.DENIES)
    return Told(
        claim=claim,
        said=said,
        speakers=speakers,
        figures=figures,
        conflicts=conflicts(figures, denied),
        changes=_changes(said, sides, speakers),
        origins=None,
    )


def _said(ref: Ref, linker: Linker, readings: dict[str, Reading]) -> Said:
    reading = readings[ref.document]
    statement = next(s for s in reading.statements if s.id == ref.statement)
    return Said(ref, statement, reading, linker.statement(ref).text)


def _against(said: Sequence[Said], judge: Judge) -> dict[tuple[Ref, Ref], float]:
    """Of each pair the probability that their words contradict, either way round."""
    pairs = [(a, b) for i, a in enumerate(said) for b in said[i + 1 :]]
    texts = [(a.text, b.text) for a, b in pairs]
    if not texts:
        return {}
    scores = judge.of([*texts, *((b, a) for a, b in texts)])[:, 1].reshape(2, len(texts))
    mean = scores.mean(axis=0)
    return {
        (min(a.ref, b.ref), max(a.ref, b.ref)): float(score)
        for (a, b), score in zip(pairs, mean, strict=True)
    }


def speaker(one: Said) -> str:
    """Whose word a statement is: the innermost speaker by name, or by the text's own words."""
    if one.statement.voice is Voice.AVERRED or not one.statement.chain:
        return f"{AUTHOR} ({one.reading.document.outlet or one.ref.document})"
    link = one.statement.chain[-1]
    source = next((s for s in one.reading.sources if s.id == link.source), None)
    if source is not None and source.name is not None:
        return source.name
    mention = link.mention.of(one.reading.document.text) if link.mention is not None else "somebody"
    unnamed = source is not None and source.kind is SourceKind.UNNAMED
    return mention if unnamed else f"{mention} ({one.reading.document.outlet or 'unresolved'})"


def _changes(
    said: Sequence[Said], sides: dict[Ref, Stance], speakers: dict[Ref, str]
) -> tuple[Change, ...]:
    """Named sources whose later statement takes the other side of their earlier one's."""
    last: dict[str, Ref] = {}
    found = []
    for one in said:
        if sides[one.ref] not in SIDES or one.statement.voice is not Voice.ATTRIBUTED:
            continue
        who = speakers[one.ref]
        before = last.get(who)
        if before is not None and sides[before] is not sides[one.ref]:
            found.append(Change(who, before, one.ref))
        last[who] = one.ref
    return tuple(found)
