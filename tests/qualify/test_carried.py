"""Grounds that statements take over: from a poll, a letter, a report, an outer statement."""

from sayso.qualify import Speaker, qualify
from sayso.qualify.carried import carried
from sayso.records import (
    Act,
    Document,
    EvidenceKind,
    Link,
    Quote,
    Source,
    SourceKind,
    Span,
    Statement,
    Voice,
)
from sayso.segment import segment


class Told:
    """A text, and statements made of its words."""

    def __init__(self, text: str, **kinds: SourceKind) -> None:
        self.text = text
        self.sources = [Source(name, name, kind, (Span(0, 1),)) for name, kind in kinds.items()]
        self.statements: list[Statement] = []

    def place(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def says(
        self, mention: str, cue: str, content: str, source: str | None = None, after: int = 0
    ) -> "Told":
        who, how = self.place(mention, after), self.place(cue, after)
        kind = next((s.kind for s in self.sources if s.id == source), SourceKind.UNKNOWN)
        return self.put((Link(source, who, how, Act.COMMUNICATION),), content, kind)

    def put(self, chain: tuple[Link, ...], content: str, kind: SourceKind) -> "Told":
        what = self.place(content)
        parts = [s for link in chain for s in (link.mention, link.cue) if s is not None]
        context = Span(min(s.start for s in (*parts, what)), max(s.end for s in (*parts, what)))
        how = qualify(
            Document("d", self.text),
            (what,),
            cues=tuple(link.cue for link in chain if link.cue is not None),
            context=context,
            speakers=tuple(Speaker(li.mention, li.cue, kind) for li in chain if li.mention),
        )
        voice, number = Voice.ATTRIBUTED, str(len(self.statements))
        self.statements.append(
            Statement(number, voice, chain, (what,), Quote.INDIRECT, how, (), None)
        )
        return self

    def grounds(self) -> list[list[tuple[EvidenceKind, str]]]:
        document = Document("d", self.text)
        found = carried(document, segment(self.text), self.sources, self.statements)
        return [[(e.kind, e.span.of(self.text)) for e in s.qualification.evidence] for s in found]


def test_a_share_rests_on_the_poll_that_is_talked_of() -> None:
    told = Told("A poll asked the island. Of them, 40 percent said it rains. Most want a bridge.")
    told.says("40 percent", "said", "it rains").says("Most", "want", "a bridge")
    assert told.grounds() == [[(EvidenceKind.STATISTICS, "poll")]] * 2


def test_most_without_a_poll_rest_on_nothing_and_a_share_on_itself() -> None:
    told = Told("Most want a bridge. But 40 percent said it rains.")
    told.says("Most", "want", "a bridge").says("40 percent", "said", "it rains")
    assert told.grounds() == [[], [(EvidenceKind.STATISTICS, "40 percent")]]


def test_a_named_person_is_no_share() -> None:
    told = Told("A poll is out. Voters said it rains.", voters=SourceKind.ORGANISATION)
    told.says("Voters", "said", "it rains", "voters")
    assert told.grounds() == [[]]


def test_who_writes_goes_on_with_the_letter() -> None:
    text = "Brill said in a letter that it rains. She wrote that it pours. She said it dries."
    told = Told(text, brill=SourceKind.PERSON)
    told.says("Brill", "said", "it rains", "brill").says("She", "wrote", "it pours", "brill")
    told.says("She", "said", "it dries", "brill", after=60)
    assert told.grounds() == [[(EvidenceKind.DOCUMENT, "letter")]] * 2 + [[]]


def test_who_wrote_goes_back_to_a_letter_that_was_named() -> None:
    told = Told("The letter came late. Brill wrote that it rains.", brill=SourceKind.PERSON)
    told.says("Brill", "wrote", "it rains", "brill")
    assert told.grounds() == [[(EvidenceKind.DOCUMENT, "letter")]]
    told = Told("The bridge came late. Brill wrote that it rains.", brill=SourceKind.PERSON)
    told.says("Brill", "wrote", "it rains", "brill")
    assert told.grounds() == [[]]


def test_it_is_the_report_that_spoke_until_a_body_does() -> None:
    text = "The report says it rains. It notes that it pours."
    told = Told(text).says("The report", "says", "it rains").says("It", "notes", "it pours")
    assert told.grounds()[1] == [(EvidenceKind.DOCUMENT, "report")]
    text = "The report says it rains. The ministry agrees it dries. It notes that it pours."
    told = Told(text, ministry=SourceKind.GOVERNMENT).says("The report", "says", "it rains")
    told.says("The ministry", "agrees", "it dries", "ministry").says("It", "notes", "it pours")
    assert told.grounds()[2] == []


def test_which_is_the_noun_before_it() -> None:
    told = Told("He read the report on roads, which notes that it rains.")
    told.says("which", "notes", "it rains")
    assert told.grounds() == [[(EvidenceKind.DOCUMENT, "report")]]
    told = Told("He passed the bill on roads, which says that it rains.")
    told.says("which", "says", "it rains")
    assert told.grounds() == [[]]


def test_what_an_outlet_made_is_its_reporting() -> None:
    told = Told("A Lantern analysis found it rains.", Lantern=SourceKind.MEDIA)
    assert told.says("A Lantern analysis", "found", "it rains").grounds()[0][0][0] == "media"
    told = Told("A Senn analysis found it rains.", Lantern=SourceKind.MEDIA)
    assert told.says("A Senn analysis", "found", "it rains").grounds()[0][0][0] == "document"
    told = Told("An essay in the Lantern says it rains.")
    assert told.says("An essay", "says", "it rains").grounds()[0][0][0] == "media"


def test_what_is_said_inside_rests_on_what_the_outer_word_does() -> None:
    text = "The memo says the crew believes it rains."
    told = Told(text).says("The memo", "says", "the crew believes it rains")
    outer = Link(None, told.place("The memo"), told.place("says"), Act.COMMUNICATION)
    inner = Link(None, told.place("the crew"), told.place("believes"), Act.ATTITUDE)
    told.put((outer, inner), "it rains", SourceKind.UNKNOWN)
    assert told.grounds() == [[(EvidenceKind.DOCUMENT, "memo")]] * 2
