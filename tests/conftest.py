"""Readings made by hand, of an affair that never was."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import settings

from sayso.records import (
    Act,
    Aspect,
    DateMention,
    Document,
    Evidence,
    EvidenceKind,
    Figure,
    Kind,
    Link,
    Modality,
    Polarity,
    Qualification,
    Quote,
    Reading,
    Source,
    SourceKind,
    Span,
    Statement,
    Verification,
    Voice,
)

pytest_plugins = ["tests.servers", "tests.chromium"]

# Machines are noisy: a slow example is no error, and the same examples are tried everywhere.
settings.register_profile("sayso", deadline=None, derandomize=True)
settings.load_profile("sayso")

SENN = """Karst denies landing at Port Senn

By Ilse Marrow

Mira Tolvane told reporters on 4 March that the Coast Agency believes “up to 12,000 soldiers” \
have landed at Port Senn. The estimate rests on satellite images and could not be independently \
verified. “No boot of ours,” the Karst foreign ministry said, “has touched that quay.”

It is a shabby game. Oster could hardly remain indifferent to the convoys."""


@dataclass(frozen=True)
class Places:
    """Finds spans by their words, so that no test counts characters."""

    text: str

    def of(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))


def _sources(at: Places) -> tuple[Source, ...]:
    return (
        Source("src-tolvane", "Mira Tolvane", SourceKind.PERSON, (at.of("Mira Tolvane"),)),
        Source("src-agency", "Coast Agency", SourceKind.AGENCY, (at.of("the Coast Agency"),)),
        Source(
            "src-karst",
            "Government of Karst",
            SourceKind.GOVERNMENT,
            (at.of("the Karst foreign ministry"),),
        ),
        Source("src-oster", "Oster", SourceKind.GOVERNMENT, (at.of("Oster"),)),
    )


def _told_and_believed(at: Places) -> tuple[Statement, Statement]:
    told = Link("src-tolvane", at.of("Mira Tolvane"), at.of("told reporters"), Act.COMMUNICATION)
    believed = Link("src-agency", at.of("the Coast Agency"), at.of("believes"), Act.ATTITUDE)
    figure = Figure(at.of("up to 12,000"), None, 12000.0, False, "people", "soldiers")
    how = Qualification(
        modality=Modality.PROBABLE,
        aspect=Aspect.PAST,
        evidence=(Evidence(EvidenceKind.IMAGERY, at.of("satellite images")),),
        verification=Verification.UNVERIFIED,
        dates=(DateMention(at.of("4 March"), "2031-03-04"),),
    )
    outer = Statement(
        "st-told",
        Voice.ATTRIBUTED,
        (told,),
        (at.of("that the Coast Agency believes “up to 12,000 soldiers” have landed at Port Senn"),),
        Quote.MIXED,
        Qualification(),
        (),
    )
    inner = Statement(
        "st-believed",
        Voice.ASCRIBED,
        (told, believed),
        (at.of("“up to 12,000 soldiers” have landed at Port Senn"),),
        Quote.MIXED,
        how,
        (figure,),
    )
    return outer, inner


def _denied(at: Places) -> Statement:
    said = Link("src-karst", at.of("the Karst foreign ministry"), at.of("said"), Act.COMMUNICATION)
    return Statement(
        "st-denied",
        Voice.ATTRIBUTED,
        (said,),
        (at.of("“No boot of ours,”"), at.of("“has touched that quay.”")),
        Quote.DIRECT,
        Qualification(polarity=Polarity.NEGATED, modality=Modality.CERTAIN),
        (),
    )


def _ascribed(at: Places) -> Statement:
    mind = Link("src-oster", at.of("Oster"), at.of("could hardly remain indifferent to"), None)
    return Statement(
        "st-oster",
        Voice.ASCRIBED,
        (mind,),
        (at.of("the convoys"),),
        Quote.INDIRECT,
        Qualification(),
        (),
    )


def _averred(at: Places) -> tuple[Statement, Statement]:
    rests = at.of("The estimate rests on satellite images and could not be independently verified.")
    return (
        Statement(
            "st-rests", Voice.AVERRED, (), (rests,), None, Qualification(kind=Kind.REPORT), ()
        ),
        Statement(
            "st-game",
            Voice.AVERRED,
            (),
            (at.of("It is a shabby game."),),
            None,
            Qualification(kind=Kind.OPINION),
            (),
        ),
    )


@pytest.fixture
def senn() -> Reading:
    """Every voice, a chain of two, a quote in two parts, evidence, a date and a figure."""
    at = Places(SENN)
    outer, inner = _told_and_believed(at)
    rests, game = _averred(at)
    document = Document(
        "doc-senn",
        SENN,
        title="Karst denies landing at Port Senn",
        outlet="Halden Courier",
        author="Ilse Marrow",
        published="2031-03-05",
        url="https://courier.example/senn",
        language="en",
    )
    statements = (outer, inner, rests, _denied(at), game, _ascribed(at))
    return Reading("0.0 by hand", document, _sources(at), statements)


@pytest.fixture
def hostile() -> Reading:
    """Text that would like to be markup, a terminal command, or to run right to left."""
    text = (
        "<script>alert(1)</script> [bold red]Ada[/] said \x1b[2J\u202egnp.exe\u202c \x9b31m"
        " & “*stars* | _bars_” \ud800 done.</title>"
    )
    at = Places(text)
    said = Link("src-ada", at.of("[bold red]Ada[/]"), at.of("said"), Act.COMMUNICATION)
    statement = Statement(
        "st-hostile",
        Voice.ATTRIBUTED,
        (said,),
        (Span(at.of("said").end + 1, len(text)),),
        Quote.MIXED,
        Qualification(),
        (),
    )
    source = Source("src-ada", "[bold red]Ada[/]\x1b", SourceKind.PERSON, (at.of("[bold red]"),))
    document = Document("doc-hostile", text, title="<b>\u202eTitle</b>\x1b]0;x\x07")
    return Reading("0.0 by hand", document, (source,), (statement,))


@pytest.fixture
def many(senn: Reading) -> Reading:
    """Five thousand short statements of two hundred sources, one a sentence."""
    sentence = "Ada said it rains. "
    text = sentence * 5000
    ids = [f"src-{i}" for i in range(200)]
    statements = []
    for i in range(5000):
        here = i * len(sentence)
        who, cue, what = Span(here, here + 3), Span(here + 4, here + 8), Span(here + 9, here + 17)
        link = Link(ids[i % 200], who, cue, Act.COMMUNICATION)
        statements.append(
            Statement(
                f"st-{i}", Voice.ATTRIBUTED, (link,), (what,), Quote.INDIRECT, Qualification(), ()
            )
        )
    sources = tuple(Source(name, name, SourceKind.PERSON, ()) for name in ids)
    return replace(
        senn,
        document=Document("doc-many", text),
        sources=sources,
        statements=tuple(statements),
    )
