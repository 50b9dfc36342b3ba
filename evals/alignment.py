"""Penn Treebank tokens and the raw text they came from in, each token's place in the text out.

Left to right. Each paragraph is anchored on its first tokens; inside it a token is looked for
only a little ahead, so that one bad token does not carry the rest away.
"""

from sayso.records import Span

_FORMS = {
    "``": ("“", '"', "``", "''", "‘‘", "«"),
    "''": ("”", '"', "''", "’’", "»"),
    "`": ("‘", "'", "`"),
    "'": ("’", "'", "‘"),
    "-LRB-": ("(",), "-RRB-": (")",), "-LSB-": ("[",), "-RSB-": ("]",),
    "-LCB-": ("{",), "-RCB-": ("}",),
    "--": ("—", "–", "--", "-"),
    "...": ("…", "...", ". . ."),
}  # fmt: skip
AHEAD = 12  # characters that may lie between two tokens of a paragraph
ANCHOR = 4  # tokens that anchor a paragraph


def align(text: str, paragraphs: list[list[str]]) -> list[list[Span | None]]:
    """For each paragraph the place of each of its tokens; None where it was not found."""
    places = []
    at = 0
    for tokens in paragraphs:
        at = _anchor(text, tokens, at)
        row: list[Span | None] = []
        for token in tokens:
            span = _find(text, token, at, AHEAD)
            row.append(span)
            at = span.end if span else at
        places.append(row)
    return places


def _anchor(text: str, tokens: list[str], at: int) -> int:
    """Where the paragraph begins: the first place from which its first tokens follow closely."""
    head = tokens[:ANCHOR]
    start = at
    while True:
        first = _find(text, head[0], start, len(text))
        if first is None:
            return at
        place: Span | None = first
        for token in head[1:]:
            place = _find(text, token, place.end, 3) if place else None
        if place is not None:
            return first.start
        start = first.start + 1


def _find(text: str, token: str, at: int, ahead: int) -> Span | None:
    found = []
    for form in _surface(token):
        i = text.find(form, at, min(len(text), at + ahead + len(form)))
        if i >= 0:
            found.append(Span(i, i + len(form)))
    return min(found, default=None)


def _surface(token: str) -> tuple[str, ...]:
    plain = token.replace("\\/", "/").replace("\\*", "*")
    curly = plain.replace("'", "’")
    return _FORMS.get(token, tuple(dict.fromkeys((plain, curly, plain.replace("'", "‘")))))


def on_tokens(span: Span, places: list[Span | None]) -> tuple[int, int] | None:
    """First and last+1 of the tokens that lie in `span`, None where none does."""
    inside = [i for i, p in enumerate(places) if p is not None and 2 * p.overlap(span) > len(p)]
    return (inside[0], inside[-1] + 1) if inside else None
