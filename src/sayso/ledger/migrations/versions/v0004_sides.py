"""Two scores of statements read beside each other: of one claim, and of opposite sides."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_table("pair")  # what it held can be made again
    op.create_table(
        "pair",
        sa.Column("texts", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("same", sa.Float, nullable=False),
        sa.Column("opposed", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("texts"),
    )
