"""Reads casebooks: Markdown files under `tests/cases/` that a journalist can review.

A casebook is one `#` title, any prose, then cases. A case looks like this:

    ## A denial of a denial
    > {{The ministry}} did not <<deny>> that [[two cutters had sailed]].

    Why hard: "did not deny" sounds like a yes, and is not one.

    - polarity: affirmed
    - modality: unspecified

- `##` opens a case and names it; names are unique in a book.
- `>` lines are the snippet; several are joined by a line break.
- `[[…]]` marks content, `<<…>>` a cue, `{{…}}` a mention of a source. Marks may nest, and may
  stand several times; they are taken out of the text, and the spans point into what is left.
  Cues are kept in text order: write the outermost first.
- `Why hard:` opens the reason; it runs to the first list item.
- `- key: value` lines are settings (`published`) and what is expected, in order; a key may
  come several times. What keys there are is the business of the test that runs the book.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from sayso.records import Document, Span

CASES = Path(__file__).parent / "cases"
_MARK = re.compile(r"\[\[|\]\]|<<|>>|\{\{|\}\}")
_OPENS = {"[[": "]]", "<<": ">>", "{{": "}}"}


@dataclass(frozen=True)
class Case:
    """One case: the snippet without its marks, the marked spans, what is expected."""

    book: str
    name: str
    text: str
    why: str
    content: tuple[Span, ...]
    cues: tuple[Span, ...]
    mentions: tuple[Span, ...]
    expected: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"{self.book}: {self.name}"

    def get(self, key: str) -> str | None:
        """The first value of `key`; None where the case does not give it."""
        return next(iter(self.all(key)), None)

    def all(self, key: str) -> list[str]:
        """Every value of `key`, in order."""
        return [value for k, value in self.expected if k == key]

    @property
    def document(self) -> Document:
        return Document("case", self.text, published=self.get("published"))

    @property
    def context(self) -> Span:
        return Span(0, len(self.text))


def read_casebook(name: str) -> list[Case]:
    """The cases of `tests/cases/NAME.md`. Raises ValueError where the book is malformed."""
    book = (CASES / f"{name}.md").read_text("utf-8")
    cases = [_case(name, part) for part in re.split(r"^## ", book, flags=re.MULTILINE)[1:]]
    names = [case.name for case in cases]
    if len(set(names)) != len(names):
        raise ValueError(f"{name}: a case is named twice: {sorted(names)}")
    return cases


def _case(book: str, part: str) -> Case:
    lines = part.strip().splitlines()
    name = lines[0].strip()
    snippet = "\n".join(line[1:].strip() for line in lines if line.startswith(">"))
    items = [line[2:] for line in lines if line.startswith("- ")]
    if not snippet or any(":" not in item for item in items):
        raise ValueError(f"{book}: {name}: no snippet, or an item without a colon")
    expected = tuple((k.strip(), v.strip()) for k, _, v in (item.partition(":") for item in items))
    why = re.search(r"^Why hard:\s*(.*?)(?=\n- |\n\n|\Z)", part, re.MULTILINE | re.DOTALL)
    text, marked = _unmark(snippet, f"{book}: {name}")
    return Case(
        book,
        name,
        text,
        " ".join(why[1].split()) if why else "",
        tuple(marked["[["]) or (Span(0, len(text)),),
        tuple(marked["<<"]),
        tuple(marked["{{"]),
        expected,
    )


def _unmark(snippet: str, where: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without marks, and the spans by opening mark, in text order."""
    marked: dict[str, list[Span]] = {mark: [] for mark in _OPENS}
    open_marks: list[tuple[str, int]] = []
    text = ""
    at = 0
    for match in _MARK.finditer(snippet):
        text += snippet[at : match.start()]
        at = match.end()
        if match[0] in _OPENS:
            open_marks.append((match[0], len(text)))
        elif open_marks and _OPENS[open_marks[-1][0]] == match[0]:
            mark, start = open_marks.pop()
            marked[mark].append(Span(start, len(text)))
        else:
            raise ValueError(f"{where}: unbalanced {match[0]}")
    if open_marks:
        raise ValueError(f"{where}: unbalanced {open_marks[-1][0]}")
    return text + snippet[at:], {mark: sorted(spans) for mark, spans in marked.items()}
