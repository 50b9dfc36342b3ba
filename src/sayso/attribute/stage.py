"""Passages in, attributions out: what the tagger's spans make, what rules know better, and what
is said inside what is said, down to three links of say-so."""

from dataclasses import replace

from sayso.attribute.again import inside, touches, with_rules
from sayso.attribute.agents import passives
from sayso.attribute.asides import asides, closed
from sayso.attribute.called import without_name
from sayso.attribute.contested import contested
from sayso.attribute.copular import copular, without_is
from sayso.attribute.datelines import past_dateline
from sayso.attribute.deeds import is_deed
from sayso.attribute.frames import frames
from sayso.attribute.fronted import fronted
from sayso.attribute.further import further, parted, resumed
from sayso.attribute.gapped import gapped
from sayso.attribute.interposed import interposed
from sayso.attribute.noun_subjects import noun_subject
from sayso.attribute.own_subjects import own_subject
from sayso.attribute.parenthetical import parenthetical
from sayso.attribute.quote_tags import with_speakers
from sayso.attribute.raising import raised
from sayso.attribute.reacted import dismissed, reacted, turned_away
from sayso.attribute.reckoned import reckoned, told_number
from sayso.attribute.relatives import relatives, within_relative
from sayso.attribute.relayed import relayed
from sayso.attribute.seams import (
    addressed,
    asks_for_no_name,
    completed,
    described,
    inverted,
    set_against,
    titled,
    unbroken,
    untied,
    without_others,
)
from sayso.attribute.spilled import (
    according_here,
    against,
    in_its_sentence,
    rejoined,
    reported_before,
    unspilled,
)
from sayso.attribute.tagger import Tagger, Tags
from sayso.attribute.transcript import with_turns
from sayso.attribute.unclaimed import certain, signed, turned, unclaimed
from sayso.attribute.unspoken import says_nothing, swayed, unspoken
from sayso.attribute.verdicts import verdicts
from sayso.quotation import quotations
from sayso.records import Attribution, Passage, PassageKind

DEPTH = 3  # links of say-so; each costs another reading of some contents


def attribute(
    text: str, passages: tuple[Passage, ...], *, tagger: Tagger, tags: Tags | None = None
) -> tuple[Attribution, ...]:
    """All attributions of `text` in order of place, an outer one before those inside it.

    `tags`: what `tagger` gives for all passages, where it has been asked.
    """
    quotes = quotations(text, passages)
    if tags is None:
        tags = tagger(text, passages, quotes)
    framed = frames(text, passages, quotes, tags.spans)
    found = [according_here(text, passages, quotes, a) for a in framed]
    found = [without_others(text, passages, a) for a in found]
    found = with_speakers(text, passages, quotes, found)
    found = unclaimed(quotes, passages, found)
    found.extend(asides(text, passages, quotes, found))
    found = closed(text, passages, copular(text, passages, quotes, found))
    found = passives(text, passages, quotes, found)
    found.extend(reckoned(text, passages, found))
    found.extend(relatives(text, passages, found))
    found = [a for a in found if not (_in_byline(a, passages) or says_nothing(text, a))]
    found = [in_its_sentence(passages, quotes, _mended(text, passages, a)) for a in found]
    found = rejoined(text, found)
    found = [a for a in found if not asks_for_no_name(text, a)]
    nobodys = (set_against, against, reported_before)
    found = [a for a in found if not any(is_none(text, a) for is_none in nobodys)]
    found = [b for a in found for b in parted(text, quotes, a)]
    found = gapped(text, passages, quotes, found)
    found.extend(further(text, passages, quotes, found))
    found = [b for a in found for b in verdicts(text, passages, a)]
    found = dismissed(text, [b for a in found for b in reacted(text, a)])
    found = contested(text, passages, quotes, turned_away(text, passages, found))
    turns, found = with_turns(text, passages, quotes, found)
    if not turns:
        found = interposed(text, passages, quotes, relayed(text, passages, quotes, found))
        found = fronted(text, passages, quotes, found)
        found = parenthetical(text, passages, quotes, found)
    found = certain(passages, found)
    known = sorted(a.cue for a in found if a.cue is not None)
    layer = found
    for _ in range(DEPTH - 1):
        again = inside(text, passages, quotes, layer, tagger=tagger, hints=tags.hints)
        deeper = with_rules(text, passages, quotes, layer, again, tags.hints)
        deeper = [without_name(text, quotes, a) for a in deeper if not is_deed(text, a)]
        layer = [a for a in deeper if turns or a.cue is None or not touches(a.cue, known)]
        found = found + [a for a in layer if sum(1 for _ in a.chain()) <= DEPTH + bool(turns)]
    return tuple(sorted(turns + found, key=_place))


def _mended(text: str, passages: tuple[Passage, ...], attribution: Attribution) -> Attribution:
    """With what rules know better than the tagger."""
    known = unspoken(text, passages, own_subject(text, passages, attribution))
    known = unspilled(text, swayed(text, known))
    known = without_is(text, within_relative(text, passages, raised(text, passages, known)))
    known = untied(text, inverted(text, turned(text, signed(text, passages, known))))
    known = resumed(text, passages, known)
    first, *others = known.content
    known = replace(known, content=(past_dateline(text, passages, first), *others))
    known = noun_subject(text, passages, known)
    known = titled(text, completed(text, passages, told_number(text, known)))
    return addressed(text, unbroken(text, described(text, known)))


def _place(attribution: Attribution) -> tuple[int, int, int]:
    depth = sum(1 for _ in attribution.chain())
    first = attribution.content[0]
    return (first.start, depth, -first.end)


def _in_byline(attribution: Attribution, passages: tuple[Passage, ...]) -> bool:
    lines = (p for p in passages[:8] if p.kind is PassageKind.BYLINE)
    return any(p.span.overlap(attribution.content[0]) for p in lines)
