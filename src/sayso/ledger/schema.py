"""The tables. Documents, readings, judgements and events are what the ledger is; the rest is an
index of the current readings as corrected, and can be made again from them.

Offsets count code points of `document.text`. Every text id is a tagged digest (identity.py);
`n` are the store's own numbers, in order of arrival, and never leave it.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows in INTEGER only


def _number() -> Column[int]:
    return Column("n", Number, primary_key=True, autoincrement=True)


def _of(table: str, *, primary: bool = False) -> Column[int]:
    """A reference that goes when what it refers to goes."""
    key = ForeignKey(f"{table}.n", ondelete="CASCADE")
    return Column(table, Number, key, nullable=False, primary_key=primary)


# A document as published. `article` is what its versions share; `version` counts them from 1.
document = Table(
    "document",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),  # digest of all that follows up to the text
    Column("name", Text, nullable=False, index=True),  # Document.id, as readings show it
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("author", Text),
    Column("published", Text, index=True),
    Column("url", Text),
    Column("language", Text),
    Column("text", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("origin", Text, nullable=False),  # the path or address it was had from
    Column("obtained", Text, nullable=False),  # when, ISO 8601, UTC
    UniqueConstraint("article", "version"),
    sqlite_autoincrement=True,
)

# What a version of program and model read of it; `body` is its wire form, deflated.
reading = Table(
    "reading",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _of("document"),
    Column("sayso", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("current", Boolean, nullable=False),
    Index("reading_document", "document"),
    sqlite_autoincrement=True,
)

# One row a statement of the current reading, as corrected. `source` is the innermost speaker.
statement = Table(
    "statement",
    metadata,
    _number(),
    Column("id", Text, nullable=False, index=True),
    _of("document"),
    Column("place", Integer, nullable=False),  # in the reading, from 0
    Column("content", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("voice", Text, nullable=False),
    Column("quote", Text),
    Column("kind", Text),
    Column("polarity", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("aspect", Text),
    Column("verification", Text),
    Column("act", Text),
    Column("source", Text),
    Column("score", Float),
    Column("judged", Boolean, nullable=False),
    UniqueConstraint("document", "place"),
)

# The steps of say-so, outermost first. `source` is None where the text leaves the speaker open.
link = Table(
    "link",
    metadata,
    _of("statement", primary=True),
    Column("step", Integer, primary_key=True),
    Column("source", Text),
    Column("mention", Text),
    Column("cue", Text),
    Column("act", Text),
    Index("link_source", "source"),
)

evidence = Table(
    "evidence",
    metadata,
    _of("statement", primary=True),
    Column("kind", Text, primary_key=True),
    Index("evidence_kind", "kind"),
)

figure = Table(
    "figure",
    metadata,
    _of("statement", primary=True),
    Column("place", Integer, primary_key=True),
    Column("words", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("approximate", Boolean, nullable=False),
    Column("unit", Text),
    Column("counted", Text),
)

# The sentence vectors of what the current reading claims, half floats in order, by which it is
# compared with others. `texts` is the digest of the texts that they are of.
vectors = Table(
    "vectors",
    metadata,
    _of("document", primary=True),
    Column("model", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

# What two statements' texts scored when they were read beside each other, by the digest of both: of
# one claim, and of opposite sides of it.
pair = Table(
    "pair",
    metadata,
    Column("texts", Text, primary_key=True),
    Column("model", Text, nullable=False),
    Column("same", Float, nullable=False),
    Column("opposed", Float, nullable=False),
)

# A speaker across documents. `same_as` is another, with which a person merged it.
source = Table(
    "source",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("same_as", Text),
    Index("source_same_as", "same_as"),
)

judgement = Table(
    "judgement",
    metadata,
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("what", Text, nullable=False),
    Column("target", Text, nullable=False, index=True),  # Target.id
    Column("document", Text, index=True),  # document.id
    Column("body", Text, nullable=False),  # its wire form, canonical JSON
    sqlite_autoincrement=True,
)

# What could not be read, and why.
failure = Table(
    "failure",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("at", Text, nullable=False),
)

# What happened to the ledger itself: erased, moved, migrated.
event = Table(
    "event",
    metadata,
    _number(),
    Column("at", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("count", Integer, nullable=False),
    sqlite_autoincrement=True,
)

# Searches by name, and the last document that `watch` has told about.
saved = Table(
    "saved",
    metadata,
    Column("name", Text, primary_key=True),
    Column("query", Text, nullable=False),  # canonical JSON of a Query
    Column("seen", Number, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
    Column("polled", Text),
)
