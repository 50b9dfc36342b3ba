import dataclasses

import pytest

from sayso.errors import UsageError
from sayso.settings import MEBIBYTE, Settings


def test_the_careful_answers_are_the_defaults() -> None:
    settings = Settings()
    assert settings.max_bytes == 64 * MEBIBYTE
    assert settings.allow_hosts == ()
    assert not settings.any_language


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().max_bytes = 1  # type: ignore[misc]


@pytest.mark.parametrize(
    "name", ["max_bytes", "fetch_max_bytes", "fetch_seconds", "parse_seconds", "parse_bytes"]
)
def test_a_limit_of_nothing_is_misuse(name: str) -> None:
    with pytest.raises(UsageError, match=name):
        Settings(**{name: 0})


def test_no_redirects_is_a_setting_and_fewer_is_misuse() -> None:
    assert Settings(fetch_redirects=0).fetch_redirects == 0
    with pytest.raises(UsageError, match="fetch_redirects"):
        Settings(fetch_redirects=-1)


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_ANY_LANGUAGE", "1")
    assert Settings() == Settings(any_language=False)
