"""``sigdocs schema``: the JSON Schema of a note."""

import click

from sigdocs.commands.shared import print_json


@click.command(
    "schema", help="Skriv ut anteckningens JSON Schema, för program som skriver anteckningar."
)
def command() -> None:
    """Print the schema with Swedish names; what is written of the types is for programmers."""
    from sigdocs.model.note import Note

    schema = Note.model_json_schema(by_alias=True)
    for kind in schema["$defs"].values():
        kind.pop("description", None)
    print_json(schema)
