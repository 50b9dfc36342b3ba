"""What `resolve` promises whatever it is given: order, one source a mention, symmetry, time."""

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.records import Document, Source, Span
from sayso.resolve import resolve
from sayso.segment import segment

WORDS = [
    "Mira", "Tolvane", "Edward", "Harrow", "Mr.", "the", "minister", ",", ".", "said", "He", "she",
    "It", "they", "“", "”", '"', "’s", "Ardania", "government", "of", "and", "(CA)", "Coast",
    "Agency", "officials", "report", "who", "\n", "\n\n", "é", "\u202e", "👩‍🚀", "I", "al-Harun",
]  # fmt: skip

SYMMETRIC = [
    "{a} said the quay was clear. {b} denied it. {A}, the harbour minister, said he was sure. "
    "{The} minister spoke again. {B} left.",
    "Oster’s defence minister, {a}, met {b}. {The} defence minister said no. {B} said yes.",
    "{a} blamed {b}. He was silent. “He lies,” {B} said. {A} laughed, and he left.",
    "President {a} of Oster met President {b} of Karst. {A} said it had sailed. {B} did not.",
    "{a} and {b} said it was late. {B} added that he was tired. The {A} campaign said so too.",
]  # fmt: skip


def everything(text: str, mentions: list[Span]) -> tuple[Source, ...]:
    return resolve(Document("d", text, author="Ilse Marrow"), segment(text), tuple(mentions))


def words_of(text: str) -> list[Span]:
    return [word for passage in segment(text) for word in passage.words]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40), st.randoms(use_true_random=False))
def test_every_source_once_in_order_and_a_mention_in_one_at_most(parts, random) -> None:  # type: ignore[no-untyped-def]
    text = " ".join(parts)
    spans = [w for w in words_of(text) if random.random() < 0.6]
    spans += [a.hull(b) for a, b in pairwise(spans) if random.random() < 0.2]
    found = everything(text, spans)
    firsts = [source.mentions[0] for source in found]
    assert firsts == sorted(firsts)
    assert len({source.id for source in found}) == len(found)
    taken = [mention for source in found for mention in source.mentions]
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(spans)
    assert found == everything(text, spans)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    everything(text, words_of(text))
    resolve(Document("d", text), (), (Span(0, len(text)),))


@pytest.mark.parametrize("template", SYMMETRIC)
def test_names_swapped_sources_swapped(template: str) -> None:
    one, other = ("Edward Harrow", "Walter Marrin"), ("Walter Marrin", "Edward Harrow")
    swap = {"Edward": "Walter", "Harrow": "Marrin", "Walter": "Edward", "Marrin": "Harrow"}
    first, second = _clusters(template, *one), _clusters(template, *other)
    assert [_swapped(cluster, swap) for cluster in first] == second


def _clusters(template: str, a: str, b: str) -> list[list[str]]:
    names = {"a": a, "b": b, "A": a.split()[1], "B": b.split()[1], "The": "The"}
    text = template.format(**names)
    marks = {*names.values(), "He", "he", "The minister", "The defence minister"}
    spans = [Span(i, i + len(m)) for m in marks for i in range(len(text)) if text.startswith(m, i)]
    found = everything(text, spans)
    return [[str(s.name), *(m.of(text) for m in s.mentions)] for s in found]


def _swapped(cluster: list[str], swap: dict[str, str]) -> list[str]:
    return [" ".join(swap.get(word, word) for word in text.split(" ")) for text in cluster]


HOSTILE: dict[str, Callable[[int], str]] = {
    "he": lambda n: "He " * n,
    "names": lambda n: " ".join(f"Ana Brill{i}" for i in range(n // 2)),
    "one surname": lambda n: "".join(f"Ana{chr(97 + i % 26)} Brill. " for i in range(n // 2)),
    "ministers": lambda n: "the minister " * n,
    "quotes": lambda n: "“" * n,
    "commas": lambda n: "Brill, the minister, " * (n // 4),
}


@pytest.mark.parametrize("shape", HOSTILE, ids=str)
def test_time_grows_with_the_text_and_no_faster(shape: str) -> None:
    """Eight times the text may take 24 times as long: linear, and a busy machine; not 64."""

    def spent(n: int) -> float:
        return min(once(n) for _ in range(3))

    def once(n: int) -> float:
        text = HOSTILE[shape](n)
        spans, passages = tuple(words_of(text)), segment(text)
        start = time.process_time()
        resolve(Document("d", text), passages, spans)
        return time.process_time() - start

    assert spent(8000) < 24 * max(spent(1000), 0.01)


def test_who_speaks_only_inside_anothers_words_does_not_go_on_speaking() -> None:
    text = "Petra Harrow said Mira Tolvane’s statement left it open. “I see nothing,” she said."
    petra, mira, she = (Span(i, i + n) for i, n in ((0, 12), (18, 14), (text.index("she"), 3)))
    found = resolve(
        Document("doc", text), segment(text), (petra, mira, she), inner=frozenset([mira])
    )
    assert [s.mentions for s in found if she in s.mentions] == [(petra, she)]


def test_a_day_is_nobodys_name() -> None:
    text = "The latest Halden poll released Friday shows a narrow lead."
    (found,) = resolve(Document("doc", text), segment(text), (Span(0, 38),))
    assert found.name is None or "Friday" not in found.name


def test_who_asks_does_not_answer() -> None:
    text = "Edward Harrow asked Hugo Marr. “It was late,” he said."
    asker, he = Span(0, 13), Span(text.index("he said"), text.index("he said") + 2)
    document, passages = Document("d", text), segment(text)
    (source,) = resolve(document, passages, (asker, he))
    assert source.mentions == (asker, he)
    found = resolve(document, passages, (asker, he), asking=frozenset([asker]))
    assert found[0].mentions == (asker,)
    assert [(s.name, s.mentions) for s in found[1:]] == [("Hugo Marr", (he,))]
