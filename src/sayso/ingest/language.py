"""Text in, its language out, as far as it can be told; and the refusal of what is not English.

Promises: looks at a bounded sample, so that a text of any length costs the same; None where
the text is too short or the finding unsure.
"""

import functools
import re
from typing import TYPE_CHECKING

from sayso.errors import NotEnglish
from sayso.records import Document
from sayso.settings import Settings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
NOT_A_LANGUAGE = frozenset({"zxx", "und"})  # ISO 639: no linguistic content, undetermined
SLICES = 3  # start, middle and end, so that a foreign epigraph or a menu does not decide
SLICE_CHARACTERS = 1500
MIN_LETTERS = 40
# PolNeAR's 84 dev articles are all English at 0.998 or more, and of their 1,725 paragraphs none
# is taken for another language at 0.6.
MIN_CONFIDENCE = 0.8

# The identifier takes half a second to open: plain English is told without it, by the share of
# words that hardly another language has. All of PolNeAR's 84 dev articles reach it.
_PLAIN = frozenset(
    "the of and to that for with by it his her they said at from are has had not but this which "
    "who were will would been their she".split()
)
PLAIN_WORDS = 40  # fewer prove nothing
PLAIN_SHARE = 0.15
_WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(text: str) -> str | None:
    """The BCP 47 code of the text's language; None where nobody could be sure."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    if _plain_english(sample):
        return ENGLISH
    code, confidence = _identifier().classify(sample)
    if code in NOT_A_LANGUAGE or confidence < MIN_CONFIDENCE:
        return None
    return str(code)


def _plain_english(sample: str) -> bool:
    words = [word.lower() for word in _WORD.findall(sample)]
    plain = sum(word in _PLAIN for word in words)
    return len(words) >= PLAIN_WORDS and plain >= PLAIN_SHARE * len(words)


def _sample(text: str) -> str:
    if len(text) <= SLICES * SLICE_CHARACTERS:
        return text
    step = (len(text) - SLICE_CHARACTERS) // (SLICES - 1)
    starts = (i * step for i in range(SLICES))
    return "\n".join(text[start : start + SLICE_CHARACTERS] for start in starts)


def refuse_foreign(document: Document, name: str, settings: Settings) -> None:
    """Raises NotEnglish where the text is clearly in another language and nobody asked for it."""
    if settings.any_language or document.language in (None, ENGLISH):
        return
    raise NotEnglish(
        name,
        f"is in {_language_name(document.language)}, and sayso reads English; "
        "--any-language reads it anyway",
    )


def _language_name(code: str | None) -> str:
    import pycountry

    key = "alpha_2" if len(code or "") == 2 else "alpha_3"
    language = pycountry.languages.get(**{key: code})
    return language.name.partition(" (")[0] if language is not None else f"language “{code}”"
