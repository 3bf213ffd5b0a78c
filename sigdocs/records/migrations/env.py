"""Where Alembic starts; the connection is handed in by ``records.database.upgrade``."""

from alembic import context

from sigdocs.records.schema import metadata


def run() -> None:
    """Run the migrations on the connection at hand, all of them in its one transaction."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    context.run_migrations()


if __name__ == "env_py":  # the name Alembic loads it under; elsewhere it is only looked at
    run()
