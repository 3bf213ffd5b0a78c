"""A series of notes on one case, whose one key tells of them all, in order, in words of its own."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sigdocs.settings import SETTINGS
from tests.reading.documented import documented
from tests.reading.key import Key
from tests.reading.office import Office, office
from tests.reading.score import Score, score_note

_KINDS = {"startmote": "startmöte", "uppfoljning": "uppföljning"}
_STATUSES = {"pagar": "pågår", "ej_paborjad": "ej påbörjad", "utgar": "utgår"}
_AREAS = {"familj_umgange": "familj", "sysselsattning": "sysselsättning"}
_CONSENTS = {"lamnat": "lämnat", "oforandrat": "oförändrat"}
_SAME = ("datum", "start", "slut", "plats", "skrivet_av", "narvarande", "skattningar", "egna_ord")


def score_series(folder: Path) -> list[Score]:
    """Score every note where its case stands as the notes before it, all taken in, left it.

    They are taken in in documented form, made from the key: what one note is misread as then
    tells nothing of the next.
    """
    told = json.loads((folder / "facit.json").read_text("utf-8"))
    cases: Mapping[str, Any] = told["_arbetsyta"]["arenden"]
    keys = {name: as_of_voice(one) for name, one in told["anteckningar"].items()}
    needs = {name: tuple(one["forutsatter"]) for name, one in told["anteckningar"].items()}
    longest = max(needs.values(), key=len)
    taken: tuple[str, ...] = ()
    scores: dict[str, Score] = {}
    with office(folder / SETTINGS) as place:
        for following in (*longest, ""):
            for name in (name for name, before in needs.items() if before == taken):
                scores[name] = _scored(folder, name, keys[name], place, cases)
            if following:
                people = cases[keys[following]["arende"]]["personer"]
                place.take_in(keys[following]["datum"], documented(keys[following], people))
                taken = (*taken, following)
    return [scores[name] for name in keys if name in scores]


def _scored(folder: Path, name: str, key: Key, place: Office, cases: Mapping[str, Any]) -> Score:
    number = key["arende"] if key.get("arende") in cases and place.case(key["arende"]) else ""
    return score_note(name, (folder / name).read_bytes(), key, place, number)


def as_of_voice(told: Mapping[str, Any]) -> Key:
    """Give what a series' key tells of a note under the names that a voice's key has for it."""
    kind = told.get("typ")
    key = {name: told[name] for name in _SAME if told.get(name)}
    key |= {"arende": told.get("arende"), "slag": _KINDS.get(kind, kind) if kind else None}
    if absent := [one[0] for one in told.get("ej_narvarande", ())]:
        key["ej_narvarande"] = absent
    if journal := told.get("journal"):
        key["narvarande"] = [journal["kontakt_med"]]
    key |= _plan(told) | _closing(told)
    key["fraga"] = [row for one in told.get("fel", ()) for row in one["citat"]]
    key["nasta_mote"] = _sure(told.get("nasta_mote") or {})
    if (sent := told.get("utskick")) and sent["vad"] != "inget":
        key["utskick"] = {"till": sent["till"], "inte": sent["inte"]}
    if consent := told.get("samtycke"):
        key["samtycke"] = _consent(consent)
    return key | (_intake(told["inskrivning"]) if "inskrivning" in told else {})


def _sure(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value != "?"}


def _plan(told: Mapping[str, Any]) -> dict[str, Any]:
    goals = {one["mal"]: one for one in told.get("mal", ())}
    new = [one for one in goals.values() if one["nytt"]]
    texts = {one["mal"]: one["text"] for one in new}
    status = {
        one["id"]: {
            "status": _STATUSES.get(one["status"], one["status"]),
            "nytt_datum": one.get("nytt_datum"),
        }
        for one in told.get("statusar", ())
    }
    return {
        "status": status,
        "malstatus": {
            ref: _STATUSES.get(one["status"], one["status"])
            for ref, one in goals.items()
            if one.get("status")
        },
        "nya_mal": [
            {"livsomrade": _AREAS.get(one["livsomrade"], one["livsomrade"]), "text": one["text"]}
            for one in new
        ],
        "nya": [
            {**_sure(one), "mal": texts.get(one["mal"], one["mal"])} for one in told.get("nya", ())
        ],
        "matt": [*_measured(told, goals)],
    }


def _measured(told: Mapping[str, Any], goals: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for ref, one in goals.items():
        if value := one.get("matvarde"):
            yield {"vad": ref, "varde": value}
    for name, value in (told.get("matt") or {}).items():
        if name != "kalla":
            yield {"vad": name.partition("_")[0], "varde": str(value), "nar": name}


def _closing(told: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if one := told.get("avvikelse"):
        found["avvikelse"] = {"vad": one["vad"], "kontakt": one["kontakt_med_ungdomen"][:10]}
    if one := told.get("avslut"):
        goals = {
            goal["mal"]: {name: goal[name] for name in ("in", "ut", "uppfyllt") if goal[name]}
            for goal in one["per_mal"]
        }
        reason = one["anledning"].replace("mal_uppnadda", "mål uppnådda")
        found["avslut"] = {"anledning": reason, "vilande": one["vilande"], "mal": goals}
    return found


def _consent(told: Mapping[str, Any]) -> dict[str, Any]:
    action = told["uppgift"]
    if new := told.get("ny_part"):
        return {"uppgift": "lämnat", "parter": [new["part"]], **_days(new), "av": new["av"]}
    if gone := told.get("aterkallat"):
        fran = {"fran": gone["fran"]}
        return {"uppgift": "återkallat", "parter": [gone["part"]], "av": gone["av"], **fran}
    if action not in _CONSENTS:
        return {}
    parties = [one for one in told["galler_pa_motesdagen"] if one != "socialtjänsten"]
    return {
        "uppgift": _CONSENTS[action],
        "parter": parties,
        "av": told.get("av", []),
        **_days(told),
    }


def _days(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("fran", "till") if told.get(name)}


def _intake(told: Mapping[str, Any]) -> dict[str, Any]:
    asked = [one for pair in told["onskade_parter"].items() for one in pair]
    return {
        "ungdom": told["ungdom"],
        "vardnadshavare": told["vardnadshavare"],
        "vardnad": told["vardnad"],
        "onskade": asked,
    }
