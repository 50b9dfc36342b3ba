"""Two statements in, what they share out: numbers between 0 and 1, cheap to have."""

from dataclasses import dataclass

from sayso.link.standing import Standing
from sayso.records import Figure

NO_WORD = 0.5  # what a feature says where one of the two has nothing to compare


@dataclass(frozen=True, slots=True)
class Shared:
    """What two statements share.

    meaning: cosine of their sentence vectors. all_words, words: shared stems as a share of all
    and of the smaller one's. broken: the share of the two that is no clause. counted: whether
    their figures count the same, for the reason only.
    """

    meaning: float
    all_words: float
    words: float
    broken: float
    counted: float

    def row(self) -> tuple[float, ...]:
        """As the pair model takes them."""
        return (self.meaning, self.all_words, self.words, self.broken)


def shared(a: Standing, b: Standing, meaning: float) -> Shared:
    """The features of a pair, the same both ways round."""
    common = len(a.stems & b.stems)
    return Shared(
        meaning=meaning,
        all_words=common / max(1, len(a.stems | b.stems)),
        words=common / max(1, min(len(a.stems), len(b.stems))),
        broken=(2 - a.clause - b.clause) / 2,
        counted=_counted(a.figures, b.figures),
    )


def _counted(a: tuple[Figure, ...], b: tuple[Figure, ...]) -> float:
    """1.0 where a figure of each counts the same thing, 0.0 where none does, NO_WORD where one
    has no figure."""
    ours, theirs = (_things(figures) for figures in (a, b))
    if not ours or not theirs:
        return NO_WORD
    return float(bool(ours & theirs))


def _things(figures: tuple[Figure, ...]) -> frozenset[str]:
    """The last word of what is counted, or the unit."""
    found = set()
    for figure in figures:
        if figure.counted is not None:
            found.add(figure.counted.lower().split()[-1].rstrip("s"))
        elif figure.unit is not None:
            found.add(figure.unit)
    return frozenset(found)
