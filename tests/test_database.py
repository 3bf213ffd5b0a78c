import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from sigdocs.errors import LedgerError, WorkspaceError
from sigdocs.records import database, schema
from sigdocs.records.audit import audit
from sigdocs.records.chain import canonical_json
from sigdocs.records.ledger import Ledger
from sigdocs.records.new_entry import NewEntry
from tests.ledger_examples import CASE, new_entry


def migrated(path: Path) -> sa.Engine:
    engine = database.sqlite_engine(path)
    database.upgrade(engine)
    return engine


def test_the_migrations_end_in_the_tables_of_the_schema(tmp_path: Path) -> None:
    engine = migrated(tmp_path / "l.db")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    engine.dispose()


def test_the_newest_revision_is_the_one_the_schema_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_a_ledger_of_the_first_revision_is_brought_up_with_its_entries(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    engine = database.sqlite_engine(path)
    with database.writing(engine).begin() as connection:
        database._migrate(connection, "0001")
    engine.dispose()
    with Ledger.open(path) as ledger:
        recorded = ledger.append(new_entry())
    with Ledger.open(path) as ledger:
        assert ledger.entries(CASE) == (recorded,)


def test_a_ledger_kept_before_people_had_an_index_is_asked_for_them(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.append(told_of(1, "note", "201204152381"))
        ledger.append(told_of(2, "events", "20120415-2381"))
        ledger.append(told_of(3, "note", "saknas"))
    older = database.sqlite_engine(path)
    with database.writing(older).begin() as connection:
        connection.exec_driver_sql("DROP TABLE person")
        connection.exec_driver_sql("ALTER TABLE returned DROP COLUMN rights")
        connection.exec_driver_sql("ALTER TABLE returned DROP COLUMN asked")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0002'")
    older.dispose()
    with Ledger.open(path) as ledger:
        assert ledger.telling_of("201204152381") == ("SIG-1", "SIG-2")
        assert audit(ledger) == ()


def told_of(case: int, column: str, personnummer: str) -> NewEntry:
    told = canonical_json({"youth": {"name": "Alva", "personnummer": personnummer}})
    return new_entry(1, f"SIG-{case}", **{column: told})


def test_a_migration_that_fails_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = database.sqlite_engine(tmp_path / "l.db")
    migrate = database._migrate

    def torn(connection: sa.Connection, target: str) -> None:
        migrate(connection, target)
        raise RuntimeError("power cut")

    monkeypatch.setattr(database, "_migrate", torn)
    with pytest.raises(RuntimeError, match="power cut"):
        database.upgrade(engine)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_a_ledger_of_a_newer_program_is_refused_in_swedish(tmp_path: Path) -> None:
    path = tmp_path / "l.db"
    migrated(path).dispose()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(LedgerError, match="nyare version"):
        Ledger.open(path)


def test_sqlite_is_set_for_safety_before_speed(tmp_path: Path) -> None:
    engine = migrated(tmp_path / "l.db")
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    with engine.connect() as connection:
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    engine.dispose()
    assert found == ["delete", 3, 1, 1, 30_000]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_nobody_else_may_read_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "records" / "ledger.db"
    migrated(path).dispose()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_no_ledger_is_made_on_a_network_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "is_network_path", lambda _path: True)
    with pytest.raises(WorkspaceError, match="nätverksdisk"):
        Ledger.open(tmp_path / "records" / "ledger.db")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_ledger_is_told_of_in_swedish(tmp_path: Path) -> None:
    (tmp_path / "l.db").write_bytes(b"not a database, just some text" * 100)
    with pytest.raises(LedgerError, match=r"Liggaren går inte .*SQLITE_NOTADB"):
        Ledger.open(tmp_path / "l.db")


def test_an_error_never_quotes_what_was_to_be_written(tmp_path: Path) -> None:
    engine = migrated(tmp_path / "l.db")
    row = {"series": "SIG", "year": 2026, "serial": 1, "case_number": "hemligt"}
    with pytest.raises(sa.exc.IntegrityError) as caught, engine.begin() as connection:
        connection.execute(schema.number.insert(), [row, row])
    engine.dispose()
    assert "hemligt" not in str(caught.value)


def test_the_same_tables_can_be_made_in_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call] # SQLAlchemy's own
    for table in schema.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=dialect))
        made += "".join(str(CreateIndex(each).compile(dialect=dialect)) for each in table.indexes)
        assert not re.search(r"AUTOINCREMENT|SERIAL|WITHOUT ROWID|BLOB", made)


def test_the_heavy_libraries_stay_out_of_the_rooms_that_need_no_ledger() -> None:
    program = "import sigdocs.folders.files, sigdocs.records.rows, sigdocs.records.new_entry, "
    program += "sigdocs.records.chain, sys; print('sqlalchemy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"False"
