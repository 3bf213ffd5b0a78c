"""The ground every type of the model stands on: frozen, strict about names, Swedish outside."""

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo


class Frozen(BaseModel):
    """A value that never changes; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def sv(name: str, meaning: str, *synonyms: str, example: str = "") -> FieldInfo:
    """Give a field its Swedish name, its meaning, and what else people call it.

    The Swedish name is the field's label in forms and text notes and its key in YAML and JSON.
    ``synonyms`` are further labels that readers accept. All of it feeds the JSON Schema and the
    generated page on how notes are written.
    """
    extra: JsonDict = {"synonymer": [*synonyms]}
    if example:
        extra["exempel"] = example
    info: FieldInfo = Field(alias=name, title=name, description=meaning, json_schema_extra=extra)
    return info
