"""A note in documented form made from its key, so that a case stands as the key says."""

from collections.abc import Mapping
from typing import Any

import yaml

from tests.reading.key import Key

_KINDS = "skolgång, brottsmisstankar, hälsa och missbruk, fritid, familj, boende, ekonomi"
_ENDS = 10


def documented(key: Key, people: Mapping[str, Any]) -> str:
    """Give the note in YAML; ``people`` has the role and the party of each by their name."""
    told: dict[str, Any] = {
        "typ": key["slag"],
        "ärende": key["arende"],
        "datum": key["datum"],
        "antecknat av": key["skrivet_av"],
        "befattning": "samordnare",
        "samordnare": key["skrivet_av"],
    }
    for part in (_intake(key, people), _met(key, people), _plan(key), _rest(key)):
        told |= {name: value for name, value in part.items() if value}
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def _intake(key: Key, people: Mapping[str, Any]) -> dict[str, Any]:
    if "ungdom" not in key:
        return {}
    workers = [name for name, (role, _) in people.items() if role == "socialsekreterare"]
    youth, parties = key["ungdom"], key["samtycke"]["parter"]
    return {
        "ungdom": {"namn": youth["namn"], "personnummer": youth["pnr"]},
        "vårdnadshavare": [
            {"namn": one["namn"], "relation": one["relation"], "personnummer": one["pnr"]}
            for one in key["vardnadshavare"]
        ],
        "parter som tillfrågas": [{"organisation": one} for one in parties],
        "ansvarig socialsekreterare": workers[0],
    }


def _met(key: Key, people: Mapping[str, Any]) -> dict[str, Any]:
    if key["slag"] == "journal":
        fact = {"källa": key["narvarande"][0], "uppgift": "Ett samtal."}
        return {"kontakt med": key["narvarande"][0], "kontaktsätt": "samtal", "uppgifter": [fact]}
    rows = [
        {"namn": name, **_placed(*people[name]), "närvarande": there}
        for names, there in ((key["narvarande"], True), (key.get("ej_narvarande", ()), False))
        for name in names
    ]
    return {"närvarande": rows}


def _placed(role: str, party: str | None) -> dict[str, str]:
    said = {"roll": role.replace("part", "kontaktperson")}
    return said | ({"verksamhet": party} if party else {})


def _plan(key: Key) -> dict[str, Any]:
    goals = [{"livsområde": one["livsomrade"], "mål": one["text"]} for one in key["nya_mal"]]
    named = {one["mål"]: one for one in goals}
    for ref, status in key["malstatus"].items():
        named[ref] = {"nr": ref, "status": status}
    for one in key["nya"]:
        goal = named.setdefault(one["mal"], {"nr": one["mal"]})
        goal.setdefault("åtaganden", []).append(_commitment(one))
    statuses = [
        {"nr": ref, "status": one["status"], "ny tid": one["nytt_datum"]}
        for ref, one in key["status"].items()
    ]
    rows = [{name: value for name, value in one.items() if value} for one in statuses]
    # numbers are given in the order of the note, where what is new under an old goal may come first
    first = {one["mal"]: at for at, one in reversed([*enumerate(key["nya"])])}
    plan = sorted(named.items(), key=lambda one: first.get(one[0], -1))
    return {"åtgärdsplan": [goal for _, goal in plan], "uppföljning av åtaganden": rows}


def _commitment(one: Mapping[str, Any]) -> dict[str, Any]:
    said = {
        "åtagande": one["text"],
        "ansvarig": one["ansvarig"],
        "klart senast": one["senast"],
        "från": one["fran"],
        "löpande": one["lopande"],
    }
    return {name: value for name, value in said.items() if value}


def _rest(key: Key) -> dict[str, Any]:
    following, event = key["nasta_mote"], key.get("avvikelse")
    found: dict[str, Any] = {"samtycke": _consent(key)}
    if following:
        found["nästa möte"] = {"datum": following["datum"], "tid": following["tid"]}
    if event:
        day = event["kontakt"][:_ENDS]
        found["avvikelse"] = {
            "vad hände": event["vad"],
            "hände den": day,
            "kontakt med den unge": day,
        }
    return found


def _consent(key: Key) -> list[dict[str, Any]]:
    said = key.get("samtycke") or {"uppgift": "oförändrat"}
    if said["uppgift"] == "oförändrat":
        return []
    row = {
        "samtycke": said["uppgift"],
        "lämnat av": said["av"],
        "datum": said["fran"],
        "parter": [{"part": one} for one in said["parter"]],
    }
    if said["uppgift"] == "lämnat":
        kinds = _KINDS if "ungdom" in key else "fritid"
        row |= {"till och med": said["till"], "slags uppgifter": kinds.split(", ")}
    return [row]
