"""What can go wrong, as one tree.

SaysoError
├── UnreadableDocument   one document cannot be read; the others still are (exit code 1)
│   ├── NotText          binary data, an empty file, or nothing left after clean-up
│   ├── NotEnglish       the text is in another language and nobody asked to read it anyway
│   ├── TooLarge         more bytes than the settings allow
│   └── FetchFailed      the address cannot be had, or may not be asked
├── ModelError           the tagger's files are missing or not the ones they should be
└── UsageError           the call itself makes no sense (exit code 2)
"""


class SaysoError(Exception):
    """Root of every error that sayso raises on purpose."""


class UnreadableDocument(SaysoError):
    """One document cannot be read: `name` is its path or address, `reason` one plain line."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class NotText(UnreadableDocument):
    """Empty, binary, or no running text in it."""


class NotEnglish(UnreadableDocument):
    """The models read English only; `reason` names the language found."""


class TooLarge(UnreadableDocument):
    """More bytes than the settings allow."""


class FetchFailed(UnreadableDocument):
    """The address gave no document, or is one that must not be asked."""


class ModelError(SaysoError):
    """The tagger's files are missing, damaged, or made for another version."""


class UsageError(SaysoError):
    """The call makes no sense."""
