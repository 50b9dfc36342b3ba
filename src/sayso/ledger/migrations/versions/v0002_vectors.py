"""What documents are compared by, kept so that it is made once."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "vectors",
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("texts", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.n"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
