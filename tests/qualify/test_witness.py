"""What a speaker is for a statement: an outlet, a party, somebody who was there."""

import pytest

from sayso.qualify.witness import (
    Speaker,
    innermost,
    kind_of,
    pleads,
    tells_of_being_there,
    was_there,
)
from sayso.records import Evidence, EvidenceKind, SourceKind, Span


@pytest.mark.parametrize(
    ("kind", "mention", "cue", "expected"),
    [
        (SourceKind.MEDIA, "The Courier", "says", EvidenceKind.MEDIA),
        (SourceKind.EYEWITNESS, "a baker", "says", EvidenceKind.EYEWITNESS),
        (SourceKind.UNKNOWN, "Halden", "reports", EvidenceKind.MEDIA),
        (SourceKind.UNKNOWN, "Halden", "says", None),
        (SourceKind.UNKNOWN, "Haldenpost", "according to", EvidenceKind.MEDIA),
        (SourceKind.UNKNOWN, "The Lantern", "according to", EvidenceKind.MEDIA),
        (SourceKind.UNKNOWN, "The Lantern", "argues", None),
        (SourceKind.UNKNOWN, "Anna", "according to", None),
        (SourceKind.UNKNOWN, "Mira Tolvane", "according to", None),
        (SourceKind.GOVERNMENT, "Halden", "according to", None),
        (SourceKind.UNKNOWN, "the miners", "reported", None),
        (SourceKind.UNKNOWN, "halden-post.com", "according to", EvidenceKind.MEDIA),
        (SourceKind.UNKNOWN, "no.2", "according to", None),
        (SourceKind.PERSON, "Halden", "reports", None),
    ],
)
def test_kind(kind: SourceKind, mention: str, cue: str, expected: EvidenceKind | None) -> None:
    speaker = Speaker(Span(0, 5), None, kind)
    assert kind_of(speaker, mention.split(), cue.split()) is expected


def test_parties_plead() -> None:
    assert pleads(["filed", "a", "motion"])
    assert not pleads(["reported"])


def test_who_was_there() -> None:
    assert was_there("the clerk, who was in the hall")
    assert not was_there("the clerk, who was in the cabinet")
    assert tells_of_being_there("i was standing at the window")


def test_the_innermost_document_is_the_ground_and_an_outlet_stays() -> None:
    speakers = [Speaker(Span(0, 5), None), Speaker(Span(10, 20), None)]
    inner = Evidence(EvidenceKind.DOCUMENT, Span(12, 20))
    memo = Evidence(EvidenceKind.DOCUMENT, Span(0, 5))
    outlet = Evidence(EvidenceKind.MEDIA, Span(0, 5))
    assert innermost([memo, inner], speakers) == [inner]
    assert innermost([outlet, inner], speakers) == [outlet, inner]
