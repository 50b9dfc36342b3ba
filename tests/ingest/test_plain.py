import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import NotText
from sayso.ingest.plain import declared_charset, decode

TEXT = "“We have not moved one soldier,” said Jaro Telnik – in Kolvače."
RUSSIAN = "Министр сказал, что граница закрыта и что никто не переходил её ночью. " * 5


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_with_and_without_its_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_big_endian_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.txt") == TEXT


def test_windows_marks_in_an_english_text() -> None:
    text = "The minister’s “no” was plain – and a café closed. " * 3
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_another_script_is_recognised() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "a.txt") == RUSSIAN


def test_what_a_header_says_is_used_where_it_can_be_true() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "a.txt", "koi8-r") == RUSSIAN
    assert decode("it’s".encode("cp1252"), "a.txt", "iso-8859-1") == "it’s"
    for label in ("utf-16", "punycode", "rot13", "no such", "", "a\x00b", "unicode_escape"):
        assert decode(TEXT.encode(), "a.txt", label) == TEXT


def test_a_few_broken_bytes_cost_those_bytes() -> None:
    assert decode(TEXT.encode() + b"\xff.", "a.txt") == TEXT + "\ufffd."


def test_newlines_are_made_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd", "a.txt") == "a\nb\nc\nd"


def test_controls_and_direction_marks_stay_in_place() -> None:
    text = "Telnik\u202e said\x07 so\x1b[2J, and Venn agreed with him on that. 👩‍👩‍👧 e\u0301\n"
    assert decode(text.encode(), "a.txt") == text


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\xef\xbb\xbf", "\u3000".encode()])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(NotText) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == "a.txt: is empty"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x08text",
        b"\x00" * 100,
        bytes(range(1, 32)) * 10,
        b"text \x00 text",
        b"%PDF-1.7\n\x00\xff\xfe",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="binary"):
        decode(data, "a.txt")


def test_lone_surrogates_of_utf16_never_come_in() -> None:
    decode(b"\xff\xfea\x00\x00\xd8b\x00", "a.txt").encode("utf-8")


def test_long_hostile_lines_take_linear_time() -> None:
    began = time.process_time()
    for data in (b'"' * 1_000_000, b"word " * 4_000_000, b"caf\xe9 " * 1_000_000, b"\xe9" * 10**6):
        decode(data, "a.txt")
    assert time.process_time() - began < 6


@given(st.binary(max_size=400))
def test_any_bytes_give_clean_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data, "a.bin")
    except NotText:
        return
    text.encode("utf-8")
    assert "\r" not in text
    assert "\x00" not in text
    assert decode(data, "a.bin") == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert decode(text.encode(), "a.txt") == text


def test_the_pages_own_word_on_its_characters() -> None:
    assert declared_charset(b'<html><meta charset="koi8-r">') == "koi8-r"
    assert declared_charset(b"<meta http-equiv=x content='text/html; charset=cp1251'>") == "cp1251"
    assert declared_charset(b'<?xml version="1.0" encoding="latin1"?>') == "latin1"
    assert declared_charset(b"<p>charset=no</p>") is None
    assert declared_charset(b"<meta " * 1000) is None
