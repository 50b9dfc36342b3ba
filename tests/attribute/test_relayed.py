"""Words that somebody hands on: who relays stands outside who said them."""

import pytest

from sayso.attribute import attribute
from sayso.segment import segment
from tests.scripted import C, K, Lines, S, Script


def chains(text: str, lines: Lines) -> list[str]:
    """Each attribution as its sources and cues, outermost first, and its content."""
    found = attribute(text, segment(text), tagger=Script(lines))
    return [
        " > ".join(
            f"{s.source.of(text) if s.source else ''} [{s.cue.of(text) if s.cue else ''}]"
            for s in a.chain()
        )
        + " | "
        + " … ".join(c.of(text) for c in a.content)
        for a in found
    ]


def test_quoted_by_where_the_tagger_saw_one_link() -> None:
    text = "A clerk was quoted by the Daily Beacon as saying the crew had left."
    cue = "was quoted by the Daily Beacon as saying"
    lines: Lines = [(S, "A clerk", None), (C, cue, "A clerk"), (K, "the crew had left", cue)]
    assert chains(text, lines) == [
        "the Daily Beacon [quoted by] | A clerk … the crew had left",
        "the Daily Beacon [quoted by] > A clerk [saying] | the crew had left",
    ]


def test_quoted_by_where_the_tagger_saw_nothing() -> None:
    text = "The envoy, quoted in the Daily Beacon as saying that talks had failed, left on Monday."
    assert chains(text, []) == [
        "the Daily Beacon [quoted in] | The envoy … talks had failed",
        "the Daily Beacon [quoted in] > The envoy [saying] | talks had failed",
    ]


def test_according_to_an_outlet_somebody_said() -> None:
    text = "According to the Daily Beacon, Oster said the tariff would go."
    lines: Lines = [
        (S, "Oster", None),
        (C, "said", "Oster"),
        (K, "the tariff would go", "said"),
    ]
    assert chains(text, lines) == [
        "the Daily Beacon [According to] | Oster said the tariff would go",
        "the Daily Beacon [According to] > Oster [said] | the tariff would go",
    ]


def test_records_stand_behind_what_is_said_and_do_not_relay_it() -> None:
    text = "Oster said the tariff had gone, according to the records."
    lines: Lines = [
        (S, "Oster", None),
        (C, "said", "Oster"),
        (K, "the tariff had gone", "said"),
    ]
    assert chains(text, lines) == ["Oster [said] | the tariff had gone"]


def test_who_says_the_content_behind_it() -> None:
    text = "The ship was struck twice, the master told the coastguard, according to the Beacon."
    said = "The ship was struck twice, the master told the coastguard"
    lines: Lines = [
        (K, said, "according to"),
        (C, "according to", "the Beacon"),
        (S, "the Beacon", None),
    ]
    assert chains(text, lines)[1] == (
        "the Beacon [according to] > the master [told] | The ship was struck twice"
    )


def test_according_to_inside_what_is_said() -> None:
    text = "Oster said that, according to the clerk, the tariff had gone."
    lines: Lines = [
        (S, "Oster", None),
        (C, "said", "Oster"),
        (K, "that, according to the clerk, the tariff had gone", "said"),
    ]
    assert chains(text, lines) == [
        "Oster [said] | that, according to the clerk, the tariff had gone",
        "Oster [said] > the clerk [according to] | the tariff had gone",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The verse quoted by the Beacon as well was old.",
        "The rate, quoted by banks as a rule, was low.",
        "It went on according to the plan of the mayor.",
    ],
)
def test_other_uses_hand_on_nothing(text: str) -> None:
    assert chains(text, []) == []


REPORTED: Lines = [
    (S, "The Beacon", None),
    (C, "reported", "The Beacon"),
    (K, "that Karst would leave the treaty", "reported"),
]


@pytest.mark.parametrize(
    "whom",
    [
        "two people familiar with the talks",
        "a senior diplomat",
        "the Coast Wire",
        "internal documents",
        "Mira Tolvane",
        "its correspondent in Marn",
    ],
)
def test_who_is_cited_stands_behind_who_reports(whom: str) -> None:
    text = f"The Beacon, citing {whom}, reported that Karst would leave the treaty."
    assert chains(text, REPORTED) == [
        "The Beacon [reported] | that Karst would leave the treaty",
        f"The Beacon [reported] > {whom} [citing] | that Karst would leave the treaty",
    ]


@pytest.mark.parametrize(
    "what", ["a lack of money", "security concerns", "Karst’s refusal", "the attack"]
)
def test_reasons_that_are_cited_say_nothing(what: str) -> None:
    text = f"The Beacon reported that Karst would leave the treaty, citing {what}."
    assert chains(text, REPORTED) == ["The Beacon [reported] | that Karst would leave the treaty"]


@pytest.mark.parametrize("whom", ["two clerks in Senn", "“our clerks in Senn”"])
def test_who_is_cited_behind_what_is_said(whom: str) -> None:
    text = f"Ana Brill wrote that ten ships had left, citing {whom}."
    lines: Lines = [
        (S, "Ana Brill", None),
        (C, "wrote", "Ana Brill"),
        (K, "that ten ships had left", "wrote"),
        (C, "citing", "Ana Brill"),
        (K, whom, "citing"),
    ]
    assert chains(text, lines) == [
        "Ana Brill [wrote] | that ten ships had left",
        f"Ana Brill [wrote] > {whom.strip('“”')} [citing] | that ten ships had left",
    ]


def test_who_is_cited_inside_what_is_said_stays_there() -> None:
    text = "The Beacon reported that Karst would leave, citing Oster, and the treaty would end."
    lines: Lines = [
        (S, "The Beacon", None),
        (C, "reported", "The Beacon"),
        (K, "that Karst would leave, citing Oster, and the treaty would end", "reported"),
    ]
    assert len(chains(text, lines)) == 1


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("In a Beacon poll of 900 people, 28 percent said the tariff would go.",
         "a Beacon poll of 900 people [In] > 28 percent [said] | the tariff would go"),
        ("In May, 28 percent said the tariff would go.", "28 percent [said] | the tariff would go"),
        ("In a survey ship in May, 28 percent said the tariff would go.",
         "28 percent [said] | the tariff would go"),
    ],
)  # fmt: skip
def test_a_poll_has_them_say_it(text: str, chain: str) -> None:
    said = "the tariff would go"
    lines: Lines = [(S, "28 percent", None), (C, "said", "28 percent"), (K, said, "said")]
    assert chains(text, lines)[-1] == chain


CITING = "Wire reported on Monday, citing two clerks, that six had died."
CITED = [
    "Wire [reported] | that six had died",
    "Wire [reported] > two clerks [citing] | that six had died",
]


@pytest.mark.parametrize(
    "lines",
    [
        [
            (S, "Wire", None),
            (C, "reported", "Wire"),
            (K, "two clerks, that six had died", "reported"),
        ],
        [(S, "Wire", None), (C, "citing", "Wire"), (K, "two clerks, that six had died", "citing")],
    ],
)
def test_whom_an_outlet_cites_is_not_what_it_says(lines: Lines) -> None:
    assert chains(CITING, lines) == CITED


def test_an_outlet_that_cites_behind_what_it_says() -> None:
    text = "Six had died, Wire reported, citing the Defence Ministry."
    lines: Lines = [
        (S, "Wire", None),
        (C, "reported", "Wire"),
        (K, "Six had died", "reported"),
        (C, "citing", "Wire"),
        (K, "the Defence Ministry", "citing"),
    ]
    assert chains(text, lines) == [
        "Wire [reported] | Six had died",
        "Wire [reported] > the Defence Ministry [citing] | Six had died",
    ]


@pytest.mark.parametrize("last", [None, "The mayor"])
def test_who_cites_is_who_stands_before_it(last: str | None) -> None:
    text = "The mayor admitted a loss after Wire, quoting two clerks, reported that six had died."
    lines: Lines = [
        (S, "The mayor", None),
        (C, "admitted", "The mayor"),
        (K, "a loss", "admitted"),
        (C, "reported", last),
        (K, "that six had died", "reported"),
    ]
    assert chains(text, lines) == [
        "The mayor [admitted] | a loss",
        *(one.replace("citing", "quoting") for one in CITED),
    ]


def test_whom_a_paper_cites_in_a_relative_clause_is_inside() -> None:
    text = "Corvel is close to a deal, according to the Beacon, which cited a member of the board."
    lines = [(S, "the Beacon", None), (C, "according to", "the Beacon")]
    lines.append((K, "Corvel is close to a deal", "according to"))
    cited = "the Beacon [according to] > a member of the board [which cited]"
    assert chains(text, lines)[1] == f"{cited} | Corvel is close to a deal"
