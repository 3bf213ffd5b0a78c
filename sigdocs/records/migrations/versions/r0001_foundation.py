"""Ledger, documents, numbers, and the service's own bookkeeping."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    _work()
    _entry()
    _document()
    _projections()
    _returned()


def _work() -> None:
    op.create_table(
        "work",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("original_name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("claimed_at", sa.String(32), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.CheckConstraint(
            "state IN ('claimed', 'returned', 'accepted', 'duplicate')", name="work_state"
        ),
    )
    op.create_index("ix_work_state", "work", ["state"])
    op.create_index("ix_work_sha256", "work", ["sha256"])


def _entry() -> None:
    op.create_table(
        "entry",
        sa.Column("case_number", sa.String(64), nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("note_sha", sa.String(64), primary_key=True),
        sa.Column("note_kind", sa.String(64), nullable=False),
        sa.Column("note_date", sa.String(10), nullable=False),
        sa.Column("recorded_at", sa.String(32), nullable=False),
        sa.Column("ruled_on", sa.String(10), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("events", sa.Text, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("prev_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("case_number", "seq", name="uq_entry_case_number_seq"),
        sa.CheckConstraint("seq >= 1", name="seq_from_one"),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("case_number", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(64), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.String(64), sa.ForeignKey("entry.note_sha"), nullable=False),
        sa.Column("stem", sa.String(255), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
    )
    op.create_index("ix_document_entry", "document", ["entry"])
    op.create_table(
        "rendition",
        sa.Column("case_number", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(64), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("format", sa.String(16), primary_key=True),
        sa.Column("sha256", sa.String(64)),
        sa.Column("published_at", sa.String(32)),
        sa.ForeignKeyConstraint(
            ["case_number", "kind", "version"],
            ["document.case_number", "document.kind", "document.version"],
            name="fk_rendition_document",
        ),
    )
    op.create_index("ix_rendition_sha256", "rendition", ["sha256"])


def _projections() -> None:
    op.create_table(
        "publication",
        sa.Column("entry", sa.String(64), sa.ForeignKey("entry.note_sha"), primary_key=True),
        sa.Column("folder", sa.String(255), nullable=False, unique=True),
        sa.Column("published_at", sa.String(32)),
    )
    op.create_index("ix_publication_published_at", "publication", ["published_at"])
    op.create_table(
        "number",
        sa.Column("series", sa.String(32), primary_key=True),
        sa.Column("year", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("serial", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("case_number", sa.String(64), nullable=False, unique=True),
    )
    op.create_table(
        "warned",
        sa.Column("case_number", sa.String(64), primary_key=True),
        sa.Column("matter", sa.String(255), primary_key=True),
        sa.Column("entry", sa.String(64), sa.ForeignKey("entry.note_sha"), nullable=False),
    )


def _returned() -> None:
    op.create_table(
        "returned",
        sa.Column("work", sa.String(64), sa.ForeignKey("work.id"), primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("case_number", sa.String(64)),
        sa.Column("note_kind", sa.String(64)),
        sa.Column("note_date", sa.String(10)),
        sa.Column("returned_at", sa.String(32), nullable=False),
        sa.Column("cleared_at", sa.String(32)),
    )
    op.create_index("ix_returned_cleared_at", "returned", ["cleared_at"])
