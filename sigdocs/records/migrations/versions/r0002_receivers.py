"""Manifests tell whom each paper is for.

No table changes. The revision is raised so that a program from before, which could not bring such
a manifest into its registers, refuses the ledger in plain words.
"""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change nothing: older entries stay as they were chained."""
