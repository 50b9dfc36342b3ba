from sayso.attribute import attribute
from sayso.records import Act, Attribution, Quote, Span
from sayso.segment import segment
from tests.scripted import C, K, S, Script


def frames(text: str, *layers: list) -> tuple[Attribution, ...]:
    return attribute(text, segment(text), tagger=Script(*layers))


def shown(text: str, found: Attribution) -> tuple:
    def of(span: Span | None) -> str | None:
        return span.of(text) if span else None

    return of(found.source), of(found.cue), tuple(s.of(text) for s in found.content)


def test_a_quote_split_by_its_cue_is_one_attribution() -> None:
    text = "“Nobody came,” Dal said. “Nobody will.”"
    lines = [(K, "“Nobody came,”", "said"), (S, "Dal", None), (C, "said", "Dal"),
             (K, "“Nobody will.”", "said")]  # fmt: skip
    (found,) = frames(text, lines)
    assert shown(text, found) == ("Dal", "said", ("“Nobody came,”", "“Nobody will.”"))
    assert (found.quote, found.act) == (Quote.DIRECT, Act.COMMUNICATION)


def test_a_quote_runs_on_into_the_next_paragraph() -> None:
    text = "“Nobody came,” Dal said. “Nobody will.\n\n“Not even by night.”"
    lines = [(K, "“Nobody came,”", "said"), (S, "Dal", None), (C, "said", "Dal"),
             (K, "“Nobody will.", "said"), (K, "“Not even by night.”", None)]  # fmt: skip
    (found,) = frames(text, lines)
    assert len(found.content) == 3


def test_an_unquoted_content_never_goes_to_a_cue_of_another_sentence() -> None:
    text = "Dal said no ship came. There is no proof that it sank."
    lines = [(S, "Dal", None), (C, "said", "Dal"), (K, "no ship came", "said"),
             (K, "that it sank", "said")]  # fmt: skip
    (found,) = frames(text, lines)
    assert shown(text, found) == ("Dal", "said", ("no ship came",))


def test_a_quoted_content_without_a_cue_has_no_source() -> None:
    text = "Then came the answer. “We do not know where they are.”"
    (found,) = frames(text, [(K, "“We do not know where they are.”", None)])
    assert shown(text, found) == (None, None, ("“We do not know where they are.”",))


def test_a_source_may_be_missing() -> None:
    text = "It is said that the ship sank."
    (found,) = frames(text, [(C, "is said", None), (K, "that the ship sank", "is said")])
    assert shown(text, found) == (None, "is said", ("that the ship sank",))


def test_what_is_said_inside_a_content_is_nested() -> None:
    text = "Dal said the navy believes the convoy has already turned back."
    outer = [(S, "Dal", None), (C, "said", "Dal"),
             (K, "the navy believes the convoy has already turned back", "said")]  # fmt: skip
    inner = [(S, "the navy", None), (C, "believes", "the navy"),
             (K, "the convoy has already turned back", "believes")]  # fmt: skip
    first, second = frames(text, outer, inner)
    assert second.within == first
    assert [shown(text, a)[0] for a in second.chain()] == ["Dal", "the navy"]
    assert second.act is Act.ATTITUDE


def test_a_speaker_is_not_nested_in_himself() -> None:
    text = "“I think the convoy has already turned back,” Dal said."
    outer = [(K, "“I think the convoy has already turned back,”", "said"),
             (S, "Dal", None), (C, "said", "Dal")]  # fmt: skip
    inner = [(S, "I", None), (C, "think", "I"),
             (K, "the convoy has already turned back", "think")]  # fmt: skip
    assert len(frames(text, outer, inner)) == 1


def test_a_part_of_a_chain_without_source_is_not_nested() -> None:
    text = "Dal said it was believed that the convoy had turned back."
    outer = [(S, "Dal", None), (C, "said", "Dal"),
             (K, "it was believed that the convoy had turned back", "said")]  # fmt: skip
    inner = [(C, "was believed", None),
             (K, "that the convoy had turned back", "was believed")]  # fmt: skip
    assert len(frames(text, outer, inner)) == 1


def test_scare_quotes_make_a_mixed_content() -> None:
    text = "Dal called the plan a “crazy system” on Monday."
    lines = [(S, "Dal", None), (C, "called", "Dal"),
             (K, "the plan a “crazy system”", "called")]  # fmt: skip
    assert frames(text, lines)[0].quote is Quote.MIXED


def test_a_byline_says_nothing() -> None:
    text = "Convoy turns back\n\nBy Ana Dal in Port Vela\n\nThe convoy has turned back."
    lines = [(S, "Ana Dal", None), (C, "By", "Ana Dal"), (K, "in Port Vela", "By")]
    assert frames(text, lines) == ()


def test_a_negation_before_the_cue_is_never_lost() -> None:
    text = "Dal has never said that the convoy turned back."
    lines = [(S, "Dal", None), (C, "said", "Dal"),
             (K, "that the convoy turned back", "said")]  # fmt: skip
    assert shown(text, frames(text, lines)[0])[1] == "has never said"


def test_auxiliaries_without_negation_stay_out_of_the_cue() -> None:
    text = "Dal has also said that the convoy turned back."
    lines = [(S, "Dal", None), (C, "said", "Dal"),
             (K, "that the convoy turned back", "said")]  # fmt: skip
    assert shown(text, frames(text, lines)[0])[1] == "said"
