"""Where claims come from: documents in, what they credit and copy out; statements in, roots out."""

from sayso.trace.copies import CopyIndex, copied, shingles
from sayso.trace.credits import Credit
from sayso.trace.direction import earlier
from sayso.trace.origins import CopiedFrom, Traces
from sayso.trace.tracing import traces

__all__ = [
    "CopiedFrom",
    "CopyIndex",
    "Credit",
    "Traces",
    "copied",
    "earlier",
    "shingles",
    "traces",
]
