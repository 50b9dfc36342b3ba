"""Origins: what statements go back to, and how many roots that are."""

from dataclasses import replace

from sayso.comparison import Said
from sayso.link.behalf import Behalf
from sayso.link.speakers import Speakers
from sayso.records import (
    Act,
    Link,
    OriginKind,
    Origins,
    Polarity,
    Reading,
    Ref,
    Source,
    SourceKind,
    Span,
    Stance,
    Tie,
    Voice,
)
from sayso.trace import traces
from sayso.trace.origins import origins
from tests.told import Line, article

AGENCY, MEDIA, UNNAMED = SourceKind.AGENCY, SourceKind.MEDIA, SourceKind.UNNAMED
LEFT = "four grey transport ships with soldiers on board left the northern port of Senn on Monday"
OFFICE = Line(LEFT, "State Intelligence Office", kind=AGENCY)


def traced(*readings: Reading) -> Origins:
    speakers = Speakers(readings)
    behalf = Behalf(readings, speakers)
    said = [
        Said(
            ref=Ref(r.document.id, s.id),
            statement=s,
            reading=r,
            content=s.content,
            figures=s.figures,
            text="",
            clause=True,
            speaker=speakers.of(r, s),
            behalf=behalf.of(r, s)[0],
            sure=behalf.of(r, s)[1],
            negated=s.qualification.polarity is Polarity.NEGATED,
        )
        for r in readings
        for s in r.statements
    ]
    sides = {s.ref: Stance.DENIES if s.negated else Stance.AFFIRMS for s in said}
    return origins(said, sides, traces(r.document for r in readings))


def roots(found: Origins) -> dict[str, int]:
    return {root.name: len(root.statements) for root in found.roots}


def test_two_papers_that_quote_one_office_have_one_root() -> None:
    found = traced(
        article("Halden Courier", "2031-03-04", OFFICE), article("Lorn Post", "2031-03-05", OFFICE)
    )
    assert roots(found) == {"State Intelligence Office": 2}
    assert (found.low, found.high) == (1, 1)


def test_two_speakers_are_two_roots() -> None:
    found = traced(
        article("Halden Courier", "2031-03-04", OFFICE),
        article("Lorn Post", "2031-03-05", Line("four ships left Senn", "Oona Brandt")),
    )
    assert len(found.roots) == found.low == found.high == 2


def test_a_cited_outlet_s_own_document_is_gone_through() -> None:
    found = traced(
        article("Halden Courier", "2031-03-04", OFFICE),
        article(
            "Lorn Post", "2031-03-05", Line("four ships left Senn", "Halden Courier", kind=MEDIA)
        ),
    )
    assert roots(found) == {"State Intelligence Office": 2}
    assert Tie.CREDIT in {edge.tie for edge in found.edges}


def test_a_cited_outlet_that_is_not_here_is_a_root() -> None:
    found = traced(
        article("Lorn Post", "2031-03-05", Line("four ships left", "Karst Telegraph", kind=MEDIA))
    )
    assert [(root.kind, root.name) for root in found.roots] == [
        (OriginKind.OUTLET, "Karst Telegraph")
    ]


def test_later_documents_are_never_what_earlier_ones_go_back_to() -> None:
    found = traced(
        article("Halden Courier", "2031-03-06", OFFICE),
        article(
            "Lorn Post", "2031-03-05", Line("four ships left Senn", "Halden Courier", kind=MEDIA)
        ),
    )
    assert roots(found) == {"State Intelligence Office": 1, "Halden Courier": 1}


def test_a_copied_sentence_goes_back_to_whom_the_first_gave_it_to() -> None:
    copy = Line(f"It is known that {LEFT}")
    found = traced(
        article("Halden Courier", "2031-03-04", OFFICE), article("Lorn Post", "2031-03-05", copy)
    )
    assert roots(found) == {"State Intelligence Office": 2}
    (edge,) = [edge for edge in found.edges if edge.tie is Tie.COPY]
    assert edge.ours is not None
    assert edge.theirs is not None
    assert "words are the same" in edge.strength.why


def test_a_copy_whose_direction_is_unknown_is_doubtful() -> None:
    copy = Line(f"It is known that {LEFT}")
    found = traced(article("Halden Courier", None, OFFICE), article("Lorn Post", None, copy))
    assert (found.low, found.high) == (1, 2)


def test_a_wire_credit_leads_to_the_wire_s_document() -> None:
    credited = article(
        "Lorn Post", "2031-03-05", Line("Ships with troops set sail"), after="(Sarrow Wire)"
    )
    found = traced(article("Sarrow Wire", "2031-03-04", OFFICE), credited)
    assert roots(found) == {"State Intelligence Office": 2}


def test_a_headline_goes_back_to_the_speaker_beneath_it() -> None:
    found = traced(article("Halden Courier", "2031-03-04", Line("Four ships leave Senn"), OFFICE))
    assert roots(found) == {"State Intelligence Office": 2}


def test_an_author_who_says_the_contrary_does_not_have_it_from_the_speaker() -> None:
    denied = Line(LEFT, "Oona Brandt", "denied", negated=True)
    found = traced(
        article("Halden Courier", "2031-03-04", Line("Four ships did leave Senn"), denied)
    )
    assert roots(found) == {"Halden Courier": 1, "Oona Brandt": 1}


def test_a_spokesperson_s_word_is_the_body_s() -> None:
    spokeswoman = Line("four ships left", "Oona Brandt")
    found = traced(
        article("Halden Courier", "2031-03-04", OFFICE),
        article(
            "Lorn Post",
            "2031-03-05",
            spokeswoman,
            before="Oona Brandt, a spokeswoman for the State Intelligence Office, met reporters.",
        ),
    )
    assert roots(found) == {"State Intelligence Office": 2}


def test_the_only_body_that_fits_a_description_may_be_it() -> None:
    union = Line(LEFT, "Union of Harbours", kind=SourceKind.ORGANISATION)
    line = Line("four ships left", "the union", kind=SourceKind.ORGANISATION, named=False)
    found = traced(
        article("Halden Courier", "2031-03-04", union), article("Lorn Post", "2031-03-05", line)
    )
    assert roots(found) == {"Union of Harbours": 2}
    assert (found.low, found.high) == (1, 2)


def test_what_every_state_has_is_not_told_by_being_the_only_one() -> None:
    line = Line("four ships left", "the office", kind=AGENCY, named=False)
    found = traced(
        article("Halden Courier", "2031-03-04", OFFICE), article("Lorn Post", "2031-03-05", line)
    )
    assert len(found.roots) == 2


def test_an_author_who_gives_nobody_is_the_root() -> None:
    found = traced(article("Halden Courier", "2031-03-04", Line("Four ships left Senn")))
    assert [(r.kind, r.name) for r in found.roots] == [(OriginKind.DOCUMENT, "Halden Courier")]


def test_unnamed_speakers_who_are_described_alike_may_be_one() -> None:
    line = Line("four ships left", "a senior official", kind=UNNAMED, named=False)
    found = traced(
        article("Halden Courier", "2031-03-04", line), article("Lorn Post", "2031-03-05", line)
    )
    assert {root.kind for root in found.roots} == {OriginKind.UNSTATED}
    assert (found.low, found.high) == (1, 2)


def test_two_outlets_that_cite_each_other_end() -> None:
    found = traced(
        article("Halden Courier", "2031-03-04", Line("ships left", "Lorn Post", kind=MEDIA)),
        article("Lorn Post", "2031-03-04", Line("ships left", "Halden Courier", kind=MEDIA)),
    )
    assert 1 <= len(found.roots) <= 2


def test_the_police_of_one_claim_are_one_though_doubtful() -> None:
    ours = Line("the captain was held", "police", kind=UNNAMED, named=False)
    theirs = Line("the captain was held", "The police", kind=UNNAMED, named=False)
    found = traced(article("Post", "2031-03-04", ours), article("Mail", "2031-03-05", theirs))
    assert roots(found) == {"police": 2}
    assert (found.low, found.high) == (1, 2)


def test_a_headline_is_not_a_speaker_s_who_gives_another_number() -> None:
    told = Line("31 people drowned", "State Intelligence Office", kind=AGENCY)
    head = Line("At least 31 dead off Senn")
    assert roots(traced(article("Post", "2031-03-04", head, told))) == {
        "State Intelligence Office": 2
    }
    head = Line("At least 90 dead off Senn")
    assert len(traced(article("Post", "2031-03-04", head, told)).roots) == 2


def papers(ours: str, theirs: str) -> Origins:
    """Two statements of one claim in words of their own, each a document's."""
    kind = SourceKind.DOCUMENT
    return traced(
        article("A", "2031-03-04", Line(LEFT, ours, "says", kind=kind, named=False)),
        article("B", "2031-03-05", Line("four ships left Senn", theirs, kind=kind, named=False)),
    )


def test_documents_that_are_described_alike_may_be_one() -> None:
    found = papers("a report of the inspection seen by the Wire", "the inspectors’ report of May")
    assert len(found.roots) == 1
    assert (found.low, found.high) == (1, 2)


def test_papers_of_another_kind_or_hardly_described_are_two() -> None:
    assert len(papers("the inspectors’ report", "the inspectors’ letter").roots) == 2
    assert len(papers("a letter", "a letter").roots) == 2


def test_what_the_writer_says_that_a_body_thinks_goes_back_to_it() -> None:
    thought = Line(LEFT, "Harbour Union", "believes", kind=AGENCY, voice=Voice.ASCRIBED)
    said = Line(LEFT, "Harbour Union", kind=AGENCY)
    found = traced(article("A", "2031-03-04", thought), article("B", "2031-03-05", said))
    assert roots(found) == {"Harbour Union": 2}
    assert (found.low, found.high) == (1, 2)


def test_a_cited_outlet_is_gone_through_to_its_statement_on_the_same_side() -> None:
    sailor = Line("four ships left Senn", "a sailor", kind=UNNAMED, named=False)
    denial = Line("four ships left Senn", "Karst", "denied", negated=True)
    wire = article("Lorn Wire", "2031-03-04", sailor, denial)
    cites = Line("four ships left Senn", "Lorn Wire", kind=MEDIA)
    assert roots(traced(wire, article("Post", "2031-03-05", cites))) == {"a sailor": 2, "Karst": 1}
    only = article("Lorn Wire", "2031-03-04", denial)
    found = traced(only, article("Post", "2031-03-05", cites))
    assert roots(found) == {"Karst": 1, "Lorn Wire": 1}


PILOT = "A pilot"
CAME = "1,500 men came ashore"


def test_somebody_unnamed_who_spoke_to_another_outlet_goes_back_to_its_own_report() -> None:
    own = article("Senn Mail", "2031-03-04", Line(CAME, "Emil Dahl"))
    told = Line(f"the Senn Mail that {CAME}", PILOT, "told", UNNAMED, named=False)
    again = Line("they had no badges", PILOT, "said", UNNAMED, named=False)
    found = traced(own, article("Lorn Post", "2031-03-05", told, again))
    assert roots(found) == {"Emil Dahl": 3}
    assert roots(traced(own, article("Lorn Post", "2031-03-05", again))) == {
        "Emil Dahl": 1,
        PILOT: 1,
    }


def test_who_spoke_to_the_paper_itself_is_their_own_root() -> None:
    told = Line(f"the Mail that {CAME}", PILOT, "told", UNNAMED, named=False)
    assert roots(traced(article("Senn Mail", "2031-03-04", told))) == {PILOT: 1}


def test_an_outlet_is_known_by_its_last_words_where_no_other_ends_so() -> None:
    cited = Line("four ships left Senn", "the Courier", kind=MEDIA)
    halden = article("Halden Courier", "2031-03-04", OFFICE)
    assert roots(traced(halden, article("Lorn Post", "2031-03-05", cited))) == {
        "State Intelligence Office": 2
    }
    other = article("Senn Courier", "2031-03-04", Line("four ships left Senn", "Oona Brandt"))
    found = traced(halden, other, article("Lorn Post", "2031-03-05", cited))
    assert len(found.roots) == 3


def test_an_office_without_a_name_may_be_one() -> None:
    city = Line("it costs 90 crowns", "the city treasurer", kind=UNNAMED, named=False)
    plain = Line("it costs 90 crowns", "The treasurer", kind=UNNAMED, named=False)
    found = traced(article("Post", None, city), article("Mail", None, plain))
    assert (len(found.roots), found.low, found.high) == (1, 1, 2)
    some = Line("it costs 90 crowns", "a treasurer", kind=UNNAMED, named=False)
    assert len(traced(article("Post", None, city), article("Mail", None, some)).roots) == 2


def test_who_gives_the_figure_of_the_one_body_that_the_words_fit_may_be_it() -> None:
    works = Line("1,200 men are at work", "Ministry of Works", kind=AGENCY)
    spoke = Line("1,200 men were at work", "The ministry", kind=AGENCY, named=False)
    found = traced(article("Post", "2031-03-04", works), article("Mail", "2031-03-05", spoke))
    assert roots(found) == {"Ministry of Works": 2}
    assert (found.low, found.high) == (1, 2)
    for other in (
        Line("1,300 men were at work", "The ministry", kind=AGENCY, named=False),
        Line("1,200 men were at work", "The union", kind=AGENCY, named=False),
        Line("1,200 men were at work", "a ministry", kind=AGENCY, named=False),
    ):
        found = traced(article("Post", "2031-03-04", works), article("Mail", "2031-03-05", other))
        assert len(found.roots) == 2


def test_a_figure_that_came_later_or_from_two_bodies_makes_nobody_one() -> None:
    works = Line("1,200 men are at work", "Ministry of Works", kind=AGENCY)
    labour = Line("1,200 men are at work", "Ministry of Labour", kind=AGENCY)
    spoke = Line("1,200 men were at work", "The ministry", kind=AGENCY, named=False)
    later = traced(article("Post", "2031-03-06", works), article("Mail", "2031-03-05", spoke))
    assert len(later.roots) == 2
    first = article("Post", "2031-03-04", works, labour)
    assert len(traced(first, article("Mail", "2031-03-05", spoke)).roots) == 3


def test_an_author_s_words_are_not_those_of_whom_they_contradict() -> None:
    shot = Line("two boys were shot")
    denied = Line("nobody was shot", "Oona Brandt", negated=True)
    sides = traced(article("Post", None, shot, denied))
    assert len(sides.roots) == 2


def test_who_tells_that_another_said_so_is_no_origin_of_their_own() -> None:
    reading = article("Post", "2031-03-04", Line(f"the office says that {LEFT}", "Ana Brill"))
    outer = reading.statements[0]
    text = reading.document.text
    (who, cue, said) = (
        Span(at, at + len(words))
        for words in ("the office", "says", f"that {LEFT}")
        for at in (text.index(words),)
    )
    office = Source("src-office", "State Intelligence Office", AGENCY, (who,))
    link = Link(office.id, who, cue, Act.COMMUNICATION)
    inner = replace(outer, id="s-inner", chain=(*outer.chain, link), content=(said,))
    found = traced(replace(reading, sources=(*reading.sources, office), statements=(outer, inner)))
    assert roots(found) == {"State Intelligence Office": 2}
