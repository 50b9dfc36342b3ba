"""What can go wrong, as one tree.

SaysoError
├── UnreadableDocument   one document cannot be read; the others still are (exit code 1)
│   ├── NotText          binary data, an empty file, or nothing left after clean-up
│   ├── NotEnglish       the text is in another language and nobody asked to read it anyway
│   ├── TooLarge         more bytes than the settings allow
│   └── FetchFailed      the address cannot be had, or may not be asked
├── ModelError           the tagger's files are missing or not the ones they should be
├── LedgerError          the ledger cannot be opened, written or moved (exit code 1)
│   ├── OldLedger        its tables are of another version: `sayso migrate`
│   └── NotInLedger      there is no such document, statement, source or judgement
├── AccountError         the accounts cannot be read or written (exit code 1)
│   └── NoAccount        there is no account of that name
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

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        """Errors cross processes as their two parts."""
        return type(self), (self.name, self.reason)

    @classmethod
    def fault(cls, name: str, exc: Exception) -> "UnreadableDocument":
        """For an error that nobody foresaw: it costs the document and is told."""
        found = cls(name, f"a fault in sayso: {type(exc).__name__}: {exc}")
        found.__cause__ = exc
        return found


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


class LedgerError(SaysoError):
    """The ledger cannot be opened, read or written: a full or read-only disk, a lost connection,
    another writer that does not end. What was being written is not there at all."""


class OldLedger(LedgerError):
    """The ledger's tables were made by another version of sayso."""


class NotInLedger(LedgerError):
    """The ledger holds nothing of that id or name, or more than one thing."""


class AccountError(SaysoError):
    """The accounts' file cannot be read or written."""


class NoAccount(AccountError):
    """There is no account of that name."""


class UsageError(SaysoError):
    """The call makes no sense."""
