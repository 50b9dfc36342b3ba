"""What a person may set, in one frozen object that is passed in.

Nothing here reads a file or the environment: whoever calls decides.
"""

from dataclasses import dataclass

from sayso.errors import UsageError

MEBIBYTE = 1024 * 1024
DEFAULT_MODEL = "small"
DEFAULT_MIN_SCORE = 0.2  # chosen on the dev split: the model's card


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and permissions for taking documents in.

    `max_bytes` bounds one document: a file, or one line of JSON lines. The `fetch_` limits
    bound one address, all redirects together. `allow_private_addresses` lets an address on
    this machine or a private network be asked. `any_language` reads texts that are clearly
    not English, for which the models were not made.
    """

    max_bytes: int = 64 * MEBIBYTE
    fetch_max_bytes: int = 16 * MEBIBYTE
    fetch_seconds: float = 30.0
    fetch_redirects: int = 5
    allow_private_addresses: bool = False
    any_language: bool = False

    def __post_init__(self) -> None:
        for name in ("max_bytes", "fetch_max_bytes", "fetch_seconds"):
            if not getattr(self, name) > 0:
                raise UsageError(f"{name} must be more than 0")
        if self.fetch_redirects < 0:
            raise UsageError("fetch_redirects must be 0 or more")
