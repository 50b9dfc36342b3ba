"""The first tables, and the words of statements for searching."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE_WORDS = (
    """CREATE VIRTUAL TABLE statement_words USING fts5(
        content, content='statement', content_rowid='n',
        tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER statement_words_in AFTER INSERT ON statement BEGIN
        INSERT INTO statement_words(rowid, content) VALUES (new.n, new.content);
    END""",
    """CREATE TRIGGER statement_words_out AFTER DELETE ON statement BEGIN
        INSERT INTO statement_words(statement_words, rowid, content)
        VALUES ('delete', old.n, old.content);
    END""",
)
POSTGRESQL_WORDS = (
    """ALTER TABLE statement ADD COLUMN words tsvector
        GENERATED ALWAYS AS (to_tsvector('english', content)) STORED""",
    "CREATE INDEX statement_words ON statement USING gin (words)",
)


def upgrade() -> None:
    op.create_table(
        "document",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("obtained", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("article", "version"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_name", "document", ["name"])
    op.create_index("ix_document_outlet", "document", ["outlet"])
    op.create_index("ix_document_published", "document", ["published"])
    op.create_table(
        "event",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "failure",
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("origin", "reason"),
    )
    op.create_table(
        "feed",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("polled", sa.Text),
        sa.PrimaryKeyConstraint("url"),
    )
    op.create_table(
        "judgement",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("document", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_judgement_document", "judgement", ["document"])
    op.create_index("ix_judgement_target", "judgement", ["target"])
    op.create_table(
        "saved",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("seen", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("same_as", sa.Text),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("source_same_as", "source", ["same_as"])
    op.create_table(
        "reading",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("sayso", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("reading_document", "reading", ["document"])
    op.create_table(
        "statement",
        sa.Column("n", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("quote", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("polarity", sa.Text, nullable=False),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("aspect", sa.Text),
        sa.Column("verification", sa.Text),
        sa.Column("act", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("score", sa.Float),
        sa.Column("judged", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("document", "place"),
    )
    op.create_index("ix_statement_id", "statement", ["id"])
    op.create_table(
        "evidence",
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statement.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "kind"),
    )
    op.create_index("evidence_kind", "evidence", ["kind"])
    op.create_table(
        "figure",
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("approximate", sa.Boolean, nullable=False),
        sa.Column("unit", sa.Text),
        sa.Column("counted", sa.Text),
        sa.ForeignKeyConstraint(["statement"], ["statement.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "place"),
    )
    op.create_table(
        "link",
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("source", sa.Text),
        sa.Column("mention", sa.Text),
        sa.Column("cue", sa.Text),
        sa.Column("act", sa.Text),
        sa.ForeignKeyConstraint(["statement"], ["statement.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement", "step"),
    )
    op.create_index("link_source", "link", ["source"])
    sqlite = op.get_bind().dialect.name == "sqlite"
    for line in SQLITE_WORDS if sqlite else POSTGRESQL_WORDS:
        op.execute(line)
