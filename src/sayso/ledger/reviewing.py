"""A person's words into a judgement of the log: targets found, values checked."""

import json

from sayso.errors import NotInLedger, UsageError
from sayso.identity import canonical_json, statement_id
from sayso.ledger import reads
from sayso.ledger.judgements import (
    ABOUT,
    added_value,
    judgement,
    latest,
    spans_of,
    speaker_value,
    statement_target,
    with_added,
)
from sayso.ledger.opening import Ledger
from sayso.ledger.writes import judge, log_of
from sayso.records import Judged, Judgement, Polarity, Source, SourceKind, Span, Target

NOBODY = "-"
AUTHOR = "the author"


def review(
    ledger: Ledger,
    what: Judged,
    target: str,
    *,
    value: str | None,
    by: str,
    at: str,
    why: str | None,
) -> Judgement:
    """Write down what somebody says of `target`, an id or a source's name.

    Values: SOURCE a name, or "-" for nobody; CONTENT words of the text or [[start, end], …];
    MERGE a source; SPLIT and CUT a document; JOIN and PART a statement; GRADE A1 to F6; NOTE
    words; ADD, of a document, JSON as `_added` reads it; the others none. Raises
    NotInLedger where there is no such thing, UsageError where the value makes no sense.
    """
    aim = _target(ledger, what, reads.whole_id(ledger, target))
    if what is Judged.ADD:
        aim, value = _added(ledger, aim, value)
    else:
        value = _value(ledger, what, aim, value)
    if what is Judged.SPLIT:
        aim = Target("source", aim.id, document=value)
    with ledger.looking() as connection:
        place = (aim.id, aim.document)
        before = [j for j in log_of(connection) if (j.target.id, j.target.document) == place]
    follows = before[-1].id if before else None
    one = judgement(what, aim, value=value, by=by, at=at, why=why, follows=follows)
    judge(ledger, one)
    return one


def _target(ledger: Ledger, what: Judged, key: str) -> Target:
    if what is Judged.ADD:
        return _named(ledger, "document", key)
    kinds = [kind for kind, said in ABOUT.items() if what in said]
    if kinds == ["judgement"]:
        return _judged(ledger, key)
    for kind in kinds:
        try:
            return _named(ledger, kind, key)
        except NotInLedger:
            if kind == kinds[-1]:
                raise
    raise NotInLedger(f"{key}: there is nothing of that id")


def _named(ledger: Ledger, kind: str, key: str) -> Target:
    if kind == "source":
        return Target("source", reads.speaker(ledger, key)[0])
    kept = reads.kept(ledger, key)
    if kind == "document":
        return Target("document", kept.id, kept.id)
    whole = with_added(kept.machine, latest(kept.log).values())
    for statement in whole.statements:
        if statement.id == key:
            return statement_target(whole, statement, kept.id)
    raise NotInLedger(f"{key}: there is no such statement")


def _judged(ledger: Ledger, key: str) -> Target:
    """An UNDO stands in the log of what the undone judgement is about."""
    for one in reads.judgements(ledger):
        if one.id == key:
            return Target("judgement", one.id, one.target.document)
    raise NotInLedger(f"{key}: there is no such judgement")


def _value(ledger: Ledger, what: Judged, aim: Target, value: str | None) -> str | None:
    if what is Judged.UNDO:
        return aim.id
    if what is Judged.NOT_A_CLAIM:
        return None
    if value is None:
        raise UsageError(f"{what.value} needs a value")
    if what is Judged.SOURCE:
        return None if value == NOBODY else _speaker(ledger, aim, value)
    if what is Judged.CONTENT:
        return _places(ledger, aim, value)
    if what is Judged.MERGE:
        return _other(ledger, aim, value)
    if what in (Judged.JOIN, Judged.PART):
        return _other_statement(ledger, aim, value)
    if what is Judged.CUT:
        return reads.kept(ledger, value).machine.document.id
    return reads.kept(ledger, value).id if what is Judged.SPLIT else value


def _added(ledger: Ledger, aim: Target, value: str | None) -> tuple[Target, str]:
    """A statement that was not found, from `{"content": …, "source": …, "denied": true}`.

    `content` is as CONTENT wants it, `source` as SOURCE does, or "the author"; `denied` says that
    the words deny something, and is false where it is not given.
    """
    try:
        given = json.loads(value or "")
        words, who = str(given["content"]), str(given["source"])
        denied = given.get("denied", False)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as exc:
        raise UsageError("add needs JSON with the words and whose they are") from exc
    if not isinstance(denied, bool):
        raise UsageError("denied is true or false")
    kept = reads.kept(ledger, aim.id)
    spans = spans_of(_places(ledger, aim, words), kept.machine.document)
    key = statement_id(kept.machine.document.id, spans, ())
    if any(one.id == key or one.content == spans for one in kept.reading.statements):
        raise UsageError("these very words are a statement already: change its source instead")
    quote = "".join(span.of(kept.machine.document.text) for span in spans)
    speaker = _whose(ledger, aim, who)
    polarity = Polarity.NEGATED if denied else Polarity.AFFIRMED
    return Target("statement", key, aim.document, spans, quote), added_value(speaker, polarity)


def _whose(ledger: Ledger, aim: Target, who: str) -> str | None:
    if who == NOBODY:
        return None
    if who == AUTHOR:
        return speaker_value(AUTHOR, SourceKind.AUTHOR)
    return _speaker(ledger, aim, who)


def _speaker(ledger: Ledger, aim: Target, name: str) -> str:
    """A source of the ledger if it knows that very one, of the document if not, else a new
    name."""
    try:
        _, called, kind = reads.speaker(ledger, name)
    except NotInLedger:
        called, kind = name.strip(), SourceKind.UNKNOWN.value
    assert aim.document is not None
    alike = [s for s in reads.kept(ledger, aim.document).machine.sources if _called(s, name)]
    if alike and alike[0].name is not None:
        called, kind = alike[0].name, alike[0].kind.value
    if not called:
        raise UsageError("a source needs a name")
    return speaker_value(called, SourceKind(kind))


def _called(source: Source, name: str) -> bool:
    return source.name is not None and source.name.casefold() == name.strip().casefold()


def _other(ledger: Ledger, aim: Target, name: str) -> str:
    key = reads.speaker(ledger, name)[0]
    if key == aim.id:
        raise UsageError("a source is one with itself already")
    return key


def _other_statement(ledger: Ledger, aim: Target, key: str) -> str:
    other = _named(ledger, "statement", reads.whole_id(ledger, key))
    if other.id == aim.id:
        raise UsageError("a statement is of one claim with itself already")
    return other.id


def _places(ledger: Ledger, aim: Target, value: str) -> str:
    """Places as they are given, or those of the words nearest to the statement."""
    assert aim.document is not None
    document = reads.kept(ledger, aim.document).machine.document
    if value.lstrip().startswith("[["):
        spans = spans_of(value, document)
    else:
        starts = [i for i in range(len(document.text)) if document.text.startswith(value, i)]
        where = aim.content[0].start if aim.content else 0
        if not starts:
            raise UsageError("the text does not hold these words")
        near = min(starts, key=lambda start: abs(start - where))
        spans = (Span(near, near + len(value)),)
    return canonical_json([[span.start, span.end] for span in spans])
