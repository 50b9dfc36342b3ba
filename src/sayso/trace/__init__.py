"""Where statements come from. So far: passages that documents share, and which came first."""

from sayso.trace.copies import Change, Copied, CopiedPassage, CopyIndex, copied, shingles
from sayso.trace.direction import earlier

__all__ = ["Change", "Copied", "CopiedPassage", "CopyIndex", "copied", "earlier", "shingles"]
