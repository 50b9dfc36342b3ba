"""Score comparisons of affairs against gold, through the code that `sayso compare` runs.

    python evals/affair_score.py [--half tune|score] [--show] GOLD...
    e.g. evals/gold/affairs/convoy.json

A gold statement is the read one with the shortest content that holds its words. Prints JSON:

claims: B-cubed (Bagga and Baldwin 1998) over the gold's statements; `all` also counts every
statement that was put into a claim and is in none of the gold's, as one of its own.
stance: of the gold's statements that stand in a claim; `placed` is how many do.
figures: planted conflicts found, seeming ones found, all that were found, and the planted of these.
origins: claims of two statements or more whose number of roots is the gold's; `within`: whose
range holds it.
changes: planted changes of position whose later statement is told to be one.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from evals.affair_gold import Affair, GoldClaim, GoldMember, Place, load
from sayso.comparison import Comparison, Told
from sayso.link.entailment import Entailment
from sayso.link.standing import standing
from sayso.link.vectors import SentenceVectors
from sayso.reading import Reader
from sayso.reconciling import compare
from sayso.records import Document, Reading, Ref, Span

HELD = 0.5  # share of a gold quote that must lie in a statement

_Stated = tuple[Ref, tuple[Span, ...], tuple[Span, ...]]  # its content, and with speaker and cue


class Found:
    """A comparison with the gold's statements found in it."""

    def __init__(self, affair: Affair, comparison: Comparison) -> None:
        self.affair, self.comparison = affair, comparison
        self.told: dict[Ref, Told] = {
            one.ref: told for told in comparison.claims for one in told.said
        }
        self._places: dict[str, list[_Stated]] = defaultdict(list)
        for reading in comparison.readings:
            links = {s.id: s.innermost for s in reading.statements}
            for one in standing(reading):
                link = links[one.ref.statement]
                said = (link.mention, link.cue) if link is not None else ()
                whole = (*one.content, *(part for part in said if part is not None))
                self._places[one.ref.document].append((one.ref, one.content, whole))

    def ref(self, at: Place) -> Ref | None:
        """The statement with the shortest content that holds those words, its speaker and cue
        counted with it where it holds some: "spoke of | 2,000"."""
        holding = [
            (sum(map(len, content)), ref)
            for ref, content, whole in self._places[at.document]
            if any(_common(span, at.span) for span in content)
            and sum(_common(span, at.span) for span in whole) >= HELD * len(at.span)
        ]
        return min(holding)[1] if holding else None

    def document(self, at: Place) -> Document:
        return next(d for d in self.affair.documents.values() if d.id == at.document)

    def claim_of(self, claim: GoldClaim) -> Told | None:
        """The claim that most of the gold claim's statements were put into."""
        found = [self.told.get(ref) for ref in map(self.ref, (m.at for m in claim.members)) if ref]
        ids = Counter(told.claim.id for told in found if told is not None)
        if not ids:
            return None
        best = ids.most_common(1)[0][0]
        return next(told for told in self.comparison.claims if told.claim.id == best)


def _common(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


Elements = list[tuple[str, str, bool]]  # gold cluster, found cluster, counted


def elements(found: Found, half: str | None, everything: bool) -> Elements:
    """What B-cubed is counted over: of each statement the claim in gold and the one found."""
    rows: Elements = []
    taken = set()
    for claim in found.affair.claims:
        for n, member in enumerate(claim.members):
            ref = found.ref(member.at)
            told = found.told.get(ref) if ref is not None and ref not in taken else None
            taken.add(ref)
            cluster = told.claim.id if told is not None else f"alone {claim.name} {n}"
            rows.append((claim.name, cluster, half is None or claim.half == half))
    if everything:
        for ref, told in found.told.items():
            if ref not in taken:
                rows.append((str(ref), told.claim.id, half is None))
    return rows


def b_cubed(rows: Elements) -> dict[str, float]:
    gold, read = Counter(g for g, _, _ in rows), Counter(f for _, f, _ in rows)
    both = Counter((g, f) for g, f, _ in rows)
    counted = [(g, f) for g, f, yes in rows if yes]
    precision = sum(both[g, f] / read[f] for g, f in counted) / max(1, len(counted))
    recall = sum(both[g, f] / gold[g] for g, f in counted) / max(1, len(counted))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    row = {"precision": precision, "recall": recall, "f1": f1}
    return {k: round(100 * v, 1) for k, v in row.items()} | {"statements": len(counted)}


def stance(found: Found, claims: list[GoldClaim]) -> dict[str, float]:
    """Stances are to the claim's wording: where that is a denier's, both sides change names."""
    right = placed = 0
    for claim in claims:
        for member, told, side in _stances(found, claim):
            placed += told is not None
            right += side == member.stance
    whole = sum(len(claim.members) for claim in claims)
    return {
        "accuracy": round(100 * right / max(1, placed), 1),
        "right": right,
        "placed": placed,
        "statements": whole,
    }


OTHER = {"affirms": "denies", "denies": "affirms"}


def _stances(
    found: Found, claim: GoldClaim
) -> Iterator[tuple[GoldMember, Told | None, str | None]]:
    by_ref = {found.ref(m.at): m for m in claim.members}
    for member in claim.members:
        ref = found.ref(member.at)
        told = found.told.get(ref) if ref is not None else None
        if ref is None or told is None:
            yield member, None, None
            continue
        side = told.stances[ref].value
        words = [by_ref[r] for r, s in told.stances.items() if r in by_ref and s.value == "affirms"]
        denied = sum(m.stance == "denies" for m in words) > len(words) / 2
        yield member, told, OTHER.get(side, side) if denied else side


Counted = tuple[Ref, Span]  # a figure by its statement and place


def conflicting(found: Found) -> set[frozenset[Counted]]:
    """The pairs of figures that the comparison holds to conflict."""
    whole = [c for told in found.comparison.claims for c in told.conflicts]
    whole += [one.conflict for one in found.comparison.facing]
    return {frozenset({(c.a.said, c.a.figure.span), (c.b.said, c.b.figure.span)}) for c in whole}


def hits(pairs: set[frozenset[Counted]]) -> Callable[[Place, Place], bool]:
    """Whether two places of the gold are one of the pairs."""

    def hit(a: Place, b: Place) -> bool:
        return any(
            {
                (r.document, bool(_common(s, p.span)))
                for (r, s), p in zip(order, (a, b), strict=True)
            }
            == {(a.document, True), (b.document, True)}
            for pair in pairs
            for order in (tuple(pair), tuple(pair)[::-1])
            if len(order) == 2
        )

    return hit


def figures(found: Found) -> dict[str, int]:
    pairs = conflicting(found)
    hit = hits(pairs)
    return {
        "conflicts found": sum(hit(a, b) for a, b in found.affair.conflicts),
        "of": len(found.affair.conflicts),
        "seeming found": sum(hit(a, b) for a, b in found.affair.seeming),
        "of seeming": len(found.affair.seeming),
        "all found": len(pairs),
        "planted of these": sum(
            any(hits({pair})(a, b) for a, b in found.affair.conflicts) for pair in pairs
        ),
    }


def origins(found: Found, claims: list[GoldClaim]) -> dict[str, float]:
    several = [claim for claim in claims if len(claim.members) > 1]
    exact = within = 0
    for claim in several:
        told = found.claim_of(claim)
        if told is not None:
            exact += len(told.origins.roots) == claim.origins
            within += told.origins.low <= claim.origins <= told.origins.high
    share = round(100 * exact / max(1, len(several)), 1)
    return {"exact": share, "right": exact, "within": within, "claims": len(several)}


def changes(found: Found) -> dict[str, int]:
    told = {c.after for told in found.comparison.claims for c in told.changes}
    gold = [found.ref(after) for _, after in found.affair.changes]
    return {"found": sum(ref in told for ref in gold), "of": len(gold), "all found": len(told)}


def score(found: Found, half: str | None) -> dict[str, Any]:
    claims = [c for c in found.affair.claims if half is None or c.half == half]
    return {
        "affair": found.affair.name,
        "claims": b_cubed(elements(found, half, everything=False)),
        "all": b_cubed(elements(found, half, everything=True)),
        "stance": stance(found, claims),
        "figures": figures(found),
        "origins": origins(found, claims),
        "changes": changes(found),
    }


def shown(found: Found, half: str) -> Iterator[str]:
    """The gold's claims of a half with what was found of them, a line a statement."""
    for claim in (c for c in found.affair.claims if c.half == half):
        told = found.claim_of(claim)
        yield f"{claim.name}: {claim.wording}"
        for member, at, side in _stances(found, claim):
            ref = found.ref(member.at)
            where = "not read" if ref is None else at.claim.id if at is not None else "alone"
            quote = member.at.span.of(found.document(member.at).text)
            yield f"  {where} {side} ({member.stance}) {member.speaker} <- {member.root}: {quote}"
        if told is not None:
            gold = {found.ref(member.at) for member in claim.members}
            yield from (f"  + {s.speaker.name}: {s.words}" for s in told.said if s.ref not in gold)
            roots = ", ".join(sorted(root.name for root in told.origins.roots))
            yield f"  roots {len(told.origins.roots)} ({claim.origins}): {roots}"
    hit = hits(conflicting(found))
    for a, b in found.affair.conflicts:
        if not hit(a, b):
            texts = (f"{p.span.of(found.document(p).text)!r}" for p in (a, b))
            yield "missed conflict: " + " and ".join(texts)


def comparison(affair: Affair, reader: Reader) -> Comparison:
    readings: list[Reading] = [reader.read(d) for d in affair.documents.values()]
    return compare(readings, meaning=SentenceVectors.open(), judge=Entailment.open())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--half", choices=("tune", "score"))
    parser.add_argument("--model", default="small")
    parser.add_argument("--show", action="store_true", help="with --half tune")
    options = parser.parse_args()
    if options.show and options.half != "tune":
        parser.error("--show needs --half tune: score halves are not looked at")
    reader = Reader.open(options.model)
    for path in options.gold:
        affair = load(path)
        found = Found(affair, comparison(affair, reader))
        if options.show:
            print(*shown(found, options.half), sep="\n")
        print(json.dumps(score(found, options.half)))


if __name__ == "__main__":
    main()
