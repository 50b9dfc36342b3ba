"""Ids: a tag, and a digest of canonical JSON.

The same content has the same id on every machine and in every run. Times, scores and
positions in a list never enter one.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sayso.records import Span

DIGEST_CHARACTERS = 20  # 80 bits: among 10^9 ids a clash is less likely than one in a million


def canonical_json(value: Any) -> str:
    """One text for one value: keys sorted, no spaces, no escapes that are not needed."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def tagged_digest(tag: str, value: Any) -> str:
    """`tag` and a digest of `value`, as in ``doc-0f3a…``; lone surrogates are allowed."""
    raw = canonical_json(value).encode("utf-8", "surrogatepass")
    return f"{tag}-{hashlib.sha256(raw).hexdigest()[:DIGEST_CHARACTERS]}"


def statement_id(document: str, content: Iterable[Span], cues: Iterable[Span]) -> str:
    """The id of a statement: its document's, its words' places, and its chain of cues'."""
    facts = {
        "document": document,
        "content": [[s.start, s.end] for s in content],
        "cues": [[s.start, s.end] for s in cues],
    }
    return tagged_digest("st", facts)
