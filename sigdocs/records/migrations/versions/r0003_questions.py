"""A returned note tells which of its fields are asked about, and which rights hang on that.

Of those given back before, a note of consent is taken to ask of consent: what closes acts at once.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, and fill them for notes that still wait."""
    op.add_column("returned", sa.Column("asked", sa.Text, nullable=False, server_default=""))
    op.add_column("returned", sa.Column("rights", sa.String(64), nullable=False, server_default=""))
    op.execute(
        "UPDATE returned SET rights = 'samtycke' WHERE note_kind = 'samtycke' AND cleared_at IS NULL"
    )
