"""Readings of short documents of our own, made by hand, with as many as a test wants."""

from sayso.identity import statement_id
from sayso.ingest import document_from_text
from sayso.ledger.writes import Arrival
from sayso.records import (
    Act,
    Evidence,
    EvidenceKind,
    Figure,
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
    Voice,
)

AT = "2031-05-04T12:00:00+00:00"


def reading(
    count: int = 12,
    *,
    who: str = "Mira Tolvane",
    outlet: str = "Karst Telegraph",
    published: str | None = "2031-05-04",
    url: str | None = None,
    extra: str = "",
    sayso: str = "1+small-test",
) -> Reading:
    """A reading of "WHO said that satellite images showed COUNT ships at Port Senn"."""
    content = f"that satellite images showed {count} ships at Port Senn"
    text = f"{who} said {content}. The quay was quiet.{extra}"
    document = document_from_text(text, outlet=outlet, published=published, url=url, title="Senn")
    span, cue, mention = _at(text, content), _at(text, "said"), _at(text, who)
    key = f"src-{who}"
    how = Qualification(
        polarity=Polarity.NEGATED if count == 0 else Polarity.AFFIRMED,
        modality=Modality.PROBABLE,
        evidence=(Evidence(EvidenceKind.IMAGERY, _at(text, "satellite images")),),
    )
    figure = Figure(_at(text, str(count)), count, count, False, None, "ships")
    said = Statement(
        id=statement_id(document.id, (span,), (cue,)),
        voice=Voice.ATTRIBUTED,
        chain=(Link(key, mention, cue, Act.COMMUNICATION),),
        content=(span,),
        quote=Quote.INDIRECT,
        qualification=how,
        figures=(figure,),
        score=0.9,
    )
    own = _at(text, "The quay was quiet.")
    averred = Statement(
        id=statement_id(document.id, (own,), ()),
        voice=Voice.AVERRED,
        chain=(),
        content=(own,),
        quote=None,
        qualification=Qualification(),
        figures=(),
    )
    source = Source(key, who, SourceKind.PERSON, (mention,))
    return Reading(sayso, document, (source,), (said, averred))


def arrival(reading: Reading, article: str | None = None) -> Arrival:
    """The reading on its way in; each document its own article unless one is named."""
    article = article if article is not None else reading.document.id
    return Arrival(reading, article, f"/tmp/{reading.document.id}.txt", AT)


def _at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
