"""A returned note tells which of its fields are asked about, and which rights hang on that.

Of those given back before, a note of consent is taken to ask of consent: what closes acts at once.
The people that each entry tells of are found by an index; those of the entries that are there are
read off them.
"""

import re
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


_PERSONNUMMER = re.compile(r'"personnummer":"([^"]*)"')


def upgrade() -> None:
    """Add the columns, and fill them for notes that still wait; add the index of people."""
    op.add_column("returned", sa.Column("asked", sa.Text, nullable=False, server_default=""))
    op.add_column("returned", sa.Column("rights", sa.String(64), nullable=False, server_default=""))
    op.execute(
        "UPDATE returned SET rights = 'samtycke' WHERE note_kind = 'samtycke' AND cleared_at IS NULL"
    )
    _people()


def _people() -> None:
    person = op.create_table(
        "person",
        sa.Column("personnummer", sa.Text, primary_key=True),
        sa.Column("case_number", sa.String(64), primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    )
    entries = op.get_bind().execute(sa.text("SELECT case_number, seq, note, events FROM entry"))
    for entry in entries:
        if rows := list(_rows(*entry)):
            op.bulk_insert(person, rows)


def _rows(case_number: str, seq: int, note: str, events: str) -> Iterator[dict[str, object]]:
    found = _PERSONNUMMER.findall(note) + _PERSONNUMMER.findall(events)
    for number in sorted({re.sub(r"\D", "", one) for one in found} - {""}):
        yield {"personnummer": number, "case_number": case_number, "seq": seq}
