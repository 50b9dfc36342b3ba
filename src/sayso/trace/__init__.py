"""Where statements come from. So far: passages that one document copies from another."""

from sayso.trace.copies import Change, Copied, CopiedPassage, CopyIndex, copied, shingles

__all__ = ["Change", "Copied", "CopiedPassage", "CopyIndex", "copied", "shingles"]
