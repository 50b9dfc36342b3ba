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
    bound one address, all redirects together. `allow_hosts` are names of hosts that may be
    asked though they lie on this machine or a private network. `any_language` reads texts that
    are clearly not English, for which the models were not made. The `unpack_` limits bound what
    one archive may hold; the `parse_` limits what reading one page, PDF, Word document or e-mail
    may take of time and memory.
    """

    max_bytes: int = 64 * MEBIBYTE
    fetch_max_bytes: int = 16 * MEBIBYTE
    fetch_seconds: float = 30.0
    fetch_redirects: int = 5
    allow_hosts: tuple[str, ...] = ()
    any_language: bool = False
    unpack_depth: int = 2
    unpack_ratio: int = 200
    unpack_max_bytes: int = 2048 * MEBIBYTE
    parse_seconds: float = 30.0
    parse_bytes: int = 1024 * MEBIBYTE

    def __post_init__(self) -> None:
        for name in (
            "max_bytes",
            "fetch_max_bytes",
            "fetch_seconds",
            "unpack_ratio",
            "unpack_max_bytes",
            "parse_seconds",
            "parse_bytes",
        ):
            if not getattr(self, name) > 0:
                raise UsageError(f"{name} must be more than 0")
        for name in ("fetch_redirects", "unpack_depth"):
            if getattr(self, name) < 0:
                raise UsageError(f"{name} must be 0 or more")
