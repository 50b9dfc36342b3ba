"""The words in which a statement is shown: whose it is, how sure, on what.

Comes in: a Statement and its Reading's sources. Goes out: plain, unescaped one-line text;
whoever prints it escapes it. The promise kept here: an ascribed thought is always worded as
the writer's, never as the statement of the person it is about.
"""

import re
from collections.abc import Mapping

from sayso.export.harmless import name_shown, one_line, shortened
from sayso.records import (
    Act,
    DateMention,
    Document,
    Figure,
    Link,
    Polarity,
    Source,
    SourceKind,
    Statement,
    Voice,
)
from sayso.wordlists import unowned

AUTHOR = "the author"
NOBODY = "no source given"
ARROW = " → "
CUE_CHARACTERS = 60
HEADING_CHARACTERS = 140  # a first line up to this length can stand as a heading

VOICES = {
    Voice.ATTRIBUTED: "attributed: given as somebody else’s word",
    Voice.ASCRIBED: "ascribed: told about somebody’s mind, not their own statement",
    Voice.AVERRED: "averred: the author’s own voice",
}
ACTS = {
    Act.COMMUNICATION: "said or written",
    Act.ATTITUDE: "believed, wanted or felt",
    Act.FACTIVE: "known or found out",
    Act.CONTROL: "promised, ordered, permitted or tried",
}

SHORT_NAME = 3  # words that an apostrophe can stand behind
_MINDS = frozenset({Act.ATTITUDE, Act.FACTIVE, Act.CONTROL})
_POSSESSIVES = {"he": "his", "she": "her", "it": "its", "they": "their", "we": "our", "i": "my"}
_RELATIVES = frozenset({"who", "which", "that", "whom"})

_THAT = re.compile(r"^that (?=\w)")
_COMMA = re.compile(r"[,;:]([”\"’]?)$")
_PAIRS = ("“”", "‘’", "«»")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:?\d\d)?")
_UTC = ("Z", "+00:00", "+0000")

Sources = Mapping[str, Source]


def heading(document: Document) -> str:
    """What to call a document: its title, else its own first line if that is short, else its
    id."""
    if document.title is not None:
        return one_line(document.title)
    first = document.text[: HEADING_CHARACTERS * 2].lstrip().partition("\n")[0].strip()
    return one_line(first) if 0 < len(first) <= HEADING_CHARACTERS else document.id


def as_heading(words: str) -> str:
    """A statement's words as a heading: begun with a capital, without the "that" that tied them to
    a verb, and without a comma or half a pair of quotation marks at their ends."""
    line = _COMMA.sub(r"\1", whole_marks(_THAT.sub("", one_line(words))))
    return line[:1].upper() + line[1:]


def whole_marks(line: str) -> str:
    """Without half a pair of quotation marks at its ends, where words are cut out of more."""
    for pair in _PAIRS:
        opening, closing = pair[0], pair[1]
        if line.count(opening) != line.count(closing):
            line = line.removeprefix(opening).removesuffix(closing)
    return line


def speaker(link: Link, sources: Sources, text: str) -> str:
    """The name behind one step of say-so, or the words that the text has for it."""
    source = sources.get(link.source) if link.source is not None else None
    if source is not None:
        return source_name(source, text)
    return NOBODY if link.mention is None else mentioned(link.mention.of(text))


def mentioned(words: str) -> str:
    """A mention on one line, without the comma that ended it, or an owner's "'s"."""
    line = unowned(one_line(words))
    return _COMMA.sub(r"\1", line) or line


def source_name(source: Source, text: str) -> str:
    """The name, or for the unnamed the words of the first mention; "the author" for "we"."""
    if source.name is not None:
        return one_line(source.name)
    if source.kind is SourceKind.AUTHOR:
        return AUTHOR
    return mentioned(source.mentions[0].of(text)) if source.mentions else "unnamed"


def kind(of: SourceKind) -> str:
    """What a source is, to stand beside its name."""
    return "kind not known" if of is SourceKind.UNKNOWN else of.value


def whose_word(statement: Statement, sources: Sources, text: str) -> str:
    """Whose word it is: "A → B", "the writer on A’s mind", "A on the mind of B", "the
    author"."""
    if is_averred(statement):
        return AUTHOR
    names = [speaker(link, sources, text) for link in statement.chain]
    thinker = mind(statement)
    if thinker is None:
        return ARROW.join(names)
    teller = ARROW.join(names[:thinker]) or "the writer"
    return ARROW.join([f"{teller} on {whose_mind(names[thinker])}", *names[thinker + 1 :]])


def cue(statement: Statement, text: str) -> str:
    """The innermost cue in its words, "" where there is none: what somebody does with what they are
    given as saying; "everything" is nothing without its "denies"."""
    found = link.cue if (link := statement.innermost) is not None else None
    return "" if found is None else shortened(found.of(text), CUE_CHARACTERS).strip(",:; ")


def is_averred(statement: Statement) -> bool:
    """True for the author's own voice; a chain without a link is nobody else's either."""
    return statement.voice is Voice.AVERRED or not statement.chain


def mind(statement: Statement) -> int | None:
    """Where the chain first leaves what was said for what is on somebody's mind, or None.

    The voice decides about the first link. About the next ones their act does: what "he said
    the agency believes" is his word, and is no statement by the agency.
    """
    minds = [place for place, link in enumerate(statement.chain) if link.act in _MINDS]
    if statement.voice is Voice.ASCRIBED:
        return minds[0] if minds else 0
    return next((place for place in minds if place > 0), None)


def whose_mind(name: str) -> str:
    """ "Oster’s mind", "his mind", "the mind of the residents"."""
    if name.lower() in _RELATIVES or name == NOBODY:
        return "somebody’s mind"
    if name.lower() in _POSSESSIVES:
        return f"{_POSSESSIVES[name.lower()]} mind"
    long = name.count(" ") > SHORT_NAME - 1 or name.endswith("s")
    return f"the mind of {name}" if long else f"{name}’s mind"


def certainty(statement: Statement, negated: bool | None = None) -> str:
    """Polarity, modality, aspect and verification as far as the text tells them; `negated`: that
    of a part of it."""
    how = statement.qualification
    told = [how.modality.value] if how.modality.value != "unspecified" else []
    if negated or (negated is None and how.polarity is Polarity.NEGATED):
        told.insert(0, "negated")
    told += [value.value for value in (how.aspect, how.verification) if value is not None]
    return ", ".join(told)


def evidence(statement: Statement, text: str) -> str:
    """What the statement rests on, with the words that say so."""
    return "; ".join(
        f"{item.kind.value}: {one_line(item.span.of(text))}"
        for item in statement.qualification.evidence
    )


def figure(found: Figure, text: str) -> str:
    """A figure as written and as read: "up to 12,000 (at most 12,000 people: soldiers)". What is
    read as it is written is not said twice: "3,000 (people: soldiers)", "12"."""
    written, value = one_line(found.span.of(text)), _value(found)
    if written.casefold() != value:
        return f"{written} ({figure_read(found)})"
    what = _what(found).strip()
    return f"{written} ({what})" if what else written


def figure_read(found: Figure) -> str:
    """A figure as read alone: "about 3,000 people: soldiers", "4 transport ships"."""
    return _value(found) + _what(found)


def _value(found: Figure) -> str:
    return f"{'about ' if found.approximate else ''}{_bounds(found)}"


def _what(found: Figure) -> str:
    parts = [one_line(part) for part in (found.unit, found.counted) if part is not None]
    return f" {': '.join(parts)}" if parts else ""


def _bounds(found: Figure) -> str:
    if found.low is None and found.high is None:
        return "no value"
    if found.low is None or found.high is None:
        known, side = (found.high, "at most") if found.low is None else (found.low, "at least")
        return f"{side} {_number(known)}"
    if found.low == found.high:
        return _number(found.low)
    return f"{_number(found.low)} to {_number(found.high)}"


def _number(value: float | None) -> str:
    whole = value is not None and float(value).is_integer() and abs(value) < 1e15
    return f"{value:,.0f}" if whole else f"{value:,}"


def date(found: DateMention, text: str) -> str:
    """A date as written and as counted."""
    value = "not counted" if found.value is None else one_line(found.value)
    return f"{one_line(found.span.of(text))} ({value})"


def document_facts(document: Document) -> tuple[tuple[str, str], ...]:
    """Label and value of what is known of the document, besides its title and text."""
    facts = {
        "Outlet": document.outlet,
        "Author": document.author,
        "Published": document.published,
        "Address": document.url,
        "Language": document.language,
    }
    facts["Published"] = None if document.published is None else moment(document.published)
    return tuple((label, name_shown(value)) for label, value in facts.items() if value is not None)


def moment(published: str) -> str:
    """A day, or a day and time with its zone: "2031-03-04 18:00 +01:00"."""
    found = _MOMENT.fullmatch(published)
    if found is None:
        return published
    zone = found[3] or ""
    return f"{found[1]} {found[2]} {'UTC' if zone in _UTC else zone}".rstrip()


def score(value: float) -> str:
    """How surely the statement is found, in words that nobody takes for a verdict on it."""
    return f"{value:.0%} sure that the words are given to the right speaker"
