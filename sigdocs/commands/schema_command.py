"""``sigdocs schema``: the JSON Schema of a note."""

import click

from sigdocs.commands.shared import print_json


@click.command(
    "schema", help="Skriv ut anteckningens JSON Schema, för program som skriver anteckningar."
)
def command() -> None:
    """Print the schema with Swedish names."""
    from sigdocs.model.note import Note

    print_json(Note.model_json_schema(by_alias=True))
