"""Who may be one though no text names them: the words for unnamed speakers in, roots out.

The police of a place are one, whoever cites them, and so is its mayor; a report without a name that
two describe alike may be one; and whoever gives the figure that a single named body gave, and is
called so that it can be that body, may be it. Each is doubtful, and told as such.
"""

import re

from sayso.comparison import Said, Speaker
from sayso.identity import tagged_digest
from sayso.public_bodies import office_in
from sayso.records import Feature, Origin, OriginKind, SourceKind

# Of whom there is one where a claim is made, whoever names them; it may be another town's.
SAME_ONE = Feature(0.6, "is given to them without a name; there is one such body in a place")
# A document that several describe alike may be one, or two of a kind.
SAME_PAPER = Feature(0.6, "is given to a document that is described alike")
# An office of which a place has one is held by one, whoever names it.
SAME_OFFICE = Feature(0.6, "is given to an office without a name; a place has one such")
TELLING = 10  # a smaller number may be the same by chance
SAME_FIGURE = Feature(0.6, "gives the same figure as the one body here that the words fit")
LEAST_OF_PAPER = 2  # words that such a description must have
LETTERS = 5  # of each that are compared
_BEHIND_NOUN = re.compile(r" (?:in|of|for|at|from|that|which|who)\b|,")
_PAPER_WORD = re.compile(r"[^\W\d_]{4,}")
_SEEN = re.compile(
    r"\b(?:seen|obtained|reviewed|leaked|published|dated|sent|shown|which|that)\b"
    r"|\b(?:of|in|from) (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b"
)
OFFICES = frozenset({"mayor", "treasurer", "prosecutor", "coroner", "governor", "ombudsman"})
ONE_OF_A_KIND = frozenset(
    {
        "police",
        "prosecutors",
        "public prosecutor",
        "public prosecutor's office",
        "prosecutor's office",
        "organisers",
        "organizers",
        "firefighters",
        "fire service",
        "fire brigade",
        "fire department",
        "coast guard",
        "weather service",
        "weather office",
        "ambulance service",
    }
)


def unnamed_root(speaker: Speaker, document: str) -> tuple[Origin, Feature | None]:
    """The root of what somebody unnamed says in a document, and why others may share it; None
    where nothing says that they do."""
    name = _words(speaker.name)
    kind = _BEHIND_NOUN.split(name)[0].replace("’", "'")  # "the police in Senn"
    local = office_in(name.split())
    if kind in ONE_OF_A_KIND or (local is not None and not local.national and not local.owner):
        key = kind if local is None else sorted(local.kind)
        return _root(["institution", key], kind), SAME_ONE
    office = name.split()[-1] if name else ""
    if office in OFFICES and not name.startswith(("a ", "an ")):
        return _root(["office", office], speaker.name), SAME_OFFICE
    paper = _paper(name) if speaker.kind is SourceKind.DOCUMENT else ()
    if len(paper) >= LEAST_OF_PAPER:
        return _root(["paper", list(paper)], speaker.name), SAME_PAPER
    return _root(["unstated", document, speaker.id], speaker.name), None


def _root(key: list[object], name: str) -> Origin:
    return Origin(tagged_digest("origin", key), OriginKind.UNSTATED, name, ())


def one_figure(a: Said, b: Said) -> bool:
    """Whether a figure of each is the same, in one unit as far as both tell."""
    return any(
        (x.low, x.high) == (y.low, y.high)
        and max(x.low or 0, x.high or 0) >= TELLING
        and (x.unit == y.unit or x.unit is None or y.unit is None)
        for x in a.figures
        for y in b.figures
    )


def can_be(words: str, body: Speaker) -> bool:
    """Whether words without a name can mean a body: by what they call it, or as a pronoun."""
    if body.kind in (SourceKind.PERSON, SourceKind.EYEWITNESS):
        return False
    small = _words(words)
    noun = _BEHIND_NOUN.split(small)[0].split()[-1:]
    return small in ("they", "it") or (
        bool(noun)
        and not small.startswith(("a ", "an "))
        and noun[0] in body.name.casefold().split()
    )


def _words(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _paper(name: str) -> tuple[str, ...]:
    """What a document without a name is called by: the beginnings of its words up to where it
    says who saw it or when it was written. "A report of the inspection" is "the inspectors'
    report"."""
    words = _PAPER_WORD.findall(_SEEN.split(name)[0])
    return tuple(sorted({word[:LETTERS] for word in words}))
