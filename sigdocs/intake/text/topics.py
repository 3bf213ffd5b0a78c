"""What a heading or label in people's own words is about, when it is none of the known ones.

A topic ranks, names and breaks ties; it never forbids. What a line says for itself comes first.
"""

import re

from sigdocs.intake.folding import key

ABSENT = "absent"

_TOPICS: tuple[tuple[str, str], ...] = (
    # ”Vilka saknades”, ”Kunde inte komma”, ”Ej med”, ”Frånvaro”, ”Ej på plats”
    (
        ABSENT,
        (
            r"(?:vilka |de )?(?:som )?(?:saknades|saknas)|(?:deltog|deltar|kom) (?:inte|ej)|(?:inte|ej)(?: kallad)?|kunde (?:inte|ej) (?:komma|delta|vara med)"
            r"|(?:de )?(?:som )?(?:inte|ej)(?: var| kunde vara)? (?:med|dar|har|pa plats|narvarande|deltagit|deltog)"
            r"|(?:anmalt )?(?:franvaro|forhinder|franv|uteblev|uteblivna|borta|saknade|saknar)(?: idag| denna gang)?"
            r"|kallad(?:e)?(?: men)? (?:ej|inte) \w+|meddelat forhinder|anmalt forhinder"
        ),
    ),
    # ”Vilka var med”, ”Med på mötet”, ”Deltagare”, ”Runt bordet”, ”Vi som var där”, ”Medverkade”
    (
        "attendees",
        (
            r"(?:vi |de |vilka |vem )?(?:som )?(?:var |ar )?(?:med|pa plats|dar|har)(?: var| i dag| idag| pa motet| i rummet)?(?: var)?"
            r"|(?:vilka|vi|de) som (?:var|ar|deltog|kom|satt) .{2,20}|(?:vi|de) som (?:traffades|sags|mottes|samlades)|vilka vi var|vilka (?:var|deltog|kom|ar)(?: med| dar| har| pa plats)?.{0,12}"
            r"|(?:motes)?deltagar\w*|deltog(?: i motet)?|deltagande|medverk\w+|narv\w*(?: vid motet)?|runt bordet|i rummet|motesdeltagare"
            r"|narvaro(?: vid motet| pa motet|lista)|personer|kom till motet"
        ),
    ),
    # ”Sedan sist”, ”Genomgång”, ”Avstämning”, ”Hur har det gått?”, ”Genomgång av åtaganden”, ”Det vi kom överens om”, ”Läget i planen”
    (
        "statuses",
        (
            r"(?:genomgang(?:en)?|avstamning(?:en)?|avcheckning(?:en)?|sa har det gatt|lage\w* (?:for|med|i) (?:varje|de olika|alla|respektive) \w+|(?:genomgang|uppfoljning|avstamning) av (?:det|vad) som (?:tidigare )?(?:har )?(?:bestamts|sagts|overenskommits)\w*(?: tidigare| sist)?)|(?:vad (?:har )?(?:hant|gjorts) )?(?:sedan|sen) (?:sist|forra)(?: \w+)?|hur (?:har )?det (?:har )?(?:gatt|gar|gick)(?: sedan sist| sen sist| med \w+)?"
            r"|(?:genomgang|uppfoljning|avstamning|avcheckning|status|koll|lage\w*)(?: av| pa| i| for| kring)?(?: alla| de| vara| nuvarande| tidigare| gamla| oppna| befintliga)? ?(?:atagand\w+|atgard\w*|overenskomm\w+|punkter\w*|plan(?:en)?|uppdrag\w*)"
            r"|(?:det )?vi (?:kom overens|bestamde|sa)(?: om)?(?: sist| forra (?:gangen|motet))|(?:forra|gamla|tidigare|oppna|pagaende|befintliga) (?:atagand\w+|overenskomm\w+|punkter\w*|atgard\w*|planen|mote\w*)"
            r"|(?:atagand\w+|atgard\w*)(?: som var oppna| fran forra \w+| sedan sist)|vad (?:har )?hant|uppfoljning fran forra \w+"
        ),
    ),
    # ”Nytt”, ”Nya saker”, ”Att göra”, ”Vi bestämde”, ”Framåt”, ”Nya överenskommelser”, ”Planen”, ”Action points”
    (
        "goals",
        (
            r"(?:det har|detta|sa har) (?:gor|ska|bestamde|kom) vi(?: nu| gora| overens om| framover)*|nytt atagande|nytt(?: idag| i dag| i planen| denna gang| sedan sist)?|nya? (?:atagand\w+|insats\w*|saker\w*|punkter\w*|overenskomm\w+|atgard\w*|uppdrag\w*|mal\w*|i planen|beslut)(?: och \w+)?"
            r"|(?:det har |detta )?(?:vi )?(?:bestamde|bestamt|beslutade|beslutat|beslutades|overenskommet|enades om|kom overens om|lovade)(?: vi)?(?: nytt| idag| i dag| nu)?"
            r"|att gora|todo|to do|action points?|nasta steg|framat|vidare|planen framat|plan framat|vad ska goras|det har ska goras|(?:mal|planen|plan|var plan)(?: och (?:atagand\w+|atgard\w*))?"
            r"|(?:tillkommer|tillkommit|tillagg|nytt som tillkommit|kompletteringar)(?: i planen| till planen)?|atgardsplan\w*|handlingsplan\w*"
        ),
    ),
    # ”Läget nu”, ”Hur är det just nu”, ”Kort om läget”, ”Bakgrund”
    (
        "situation",
        r"(?:kort om )?(?:hur ar )?(?:laget|lage|nulaget|situationen)(?: nu| just nu| idag| i dag| runt \w+| hemma och skola)?|hur (?:ar|ser) det(?: ut)?(?: nu| just nu)?|allmant (?:om )?laget|nulagesbeskrivning",
    ),
    # ”Skattningar (0–10)”, ”Skalfrågor”, ”Siffror”
    (
        "measures",
        r"(?:sjalv)?skattning\w*(?: 0 10| 1 10)?|skal(?:or|fragor|frage)\w*(?: 0 10| 1 10)?|hur \w+ skattar|(?:laget )?(?:i )?siffror\w*|matvard\w*|mi(?: skal\w+| fragor)?",
    ),
    # ”Om något händer”, ”Om det krisar”, ”Vid kris”
    (
        "safety",
        r"(?:om|ifall|nar) (?:nagot|nat|det) (?:hander|krisar|strular|skiter sig|gar fel|blir \w+|hant)|(?:vid |i )?kris(?:plan)?(?:en)?|sakerhets\w+|akut(?:plan|kontakter)?",
    ),
    # ”Nästa träff”, ”Nästa gång”, ”Vi ses igen”, ”Ny tid”, ”=== AKUTMÖTE ===”
    (
        "next_meeting",
        r"nasta (?:traff\w*|gang\w*|mote\w*|uppfoljning\w*|tid|avstamning\w*)|vi (?:ses|traffas)(?: igen| nasta gang| nasta)?|ny motestid|uppfoljningsmote bokat|kommande mote|akut ?mote(?:t)?",
    ),
    # ”Utskick”, ”Vem får planen”, ”Skickas till”, ”Sändlista”, ”Planen går till”, ”Får veta”, ”Slutpapperen till”
    (
        "recipients.not_to",
        r"(?:plan(?:en)?|utskick(?:et)?|sammanstallning(?:en)?|protokoll(?:et)?|anteckning\w*|detta|besked)? ?(?:ska |skall |far )?(?:ej|inte|skickas (?:ej|inte)|gar (?:ej|inte)) ?(?:skickas )?till|(?:vilka|de) som (?:inte|ej) far planen|far (?:inte|ej) planen",
    ),
    (
        "recipients",
        (
            r"(?:plan(?:en)?|utskick(?:et)?|sammanstallning(?:en)?|protokoll(?:et)?|anteckning\w*|den (?:har|nya) planen|ny plan|reviderad plan|uppdaterad plan)? ?(?:ska |skall )?(?:skickas?|gar|delas|lamnas|mejlas|skickas ut)(?: ut)?(?: till)?"
            r"|underrattelse\w*|(?:vilka|de|vem) som (?:far (?:del av (?:detta|det har)|veta(?: detta)?)|underrattas|informeras)|far veta|informeras|(?:slut)?papper(?:en|et)? (?:gar )?till|besked (?:gar )?till|utskick\w*|(?:vem|vilka) (?:som )?(?:far|ska ha|ska fa)(?: veta(?: detta)?| den (?:har|nya))?(?: planen)?|sandlista|mottagare\w*|planen till|ska ha planen|far planen"
        ),
    ),
    # ”Samtycket”, ”Om samtycke”, ”Sekretess och samtycke”
    ("consents", r"(?:om |sekretess och |aktuellt |gallande )?samtyck\w*(?: och sekretess| idag)?"),
    # ”Noors egna ord”, ”Tim säger”, ”Barnets röst”
    (
        "youth_words",
        r"(?:barnets|den unges|ungdomens|ungens) (?:rost|ord|tankar|synpunkter)|i egna ord|citat",
    ),
    # ”Polisens roll”, ”Från polisen”
    ("police", r"polisens (?:roll|uppgift\w*|del|information)"),
    # ”Föräldrarnas mål”, ”Mammas mål”
    (
        "guardian_goals",
        r"(?:foraldrar\w*|mammas|pappas|foraldrarnas|vardnadshavar\w*) (?:egna )?(?:mal|onskemal|forhoppning\w*)",
    ),
    # ”Vad som hände”, ”Händelsen”, ”Avvikelsen”
    (
        "deviation.what",
        r"(?:det har |detta )?(?:vad )?(?:som )?(?:hande|hant)|handelse(?:n|forlopp\w*)?|avvikelse(?:n)?",
    ),
    # ”Hur det gick, mål för mål”, ”Resultat per mål”, ”Före och efter”
    (
        "closing.outcomes",
        r"hur det gick,? mal for mal|mal for mal|(?:resultat|utfall|maluppfyllelse|lage\w*)(?: per| for)?(?: varje)? ?(?:mal\w*|livsomrade\w*|omrade\w*)?(?: vid avslut)?|fore och efter|da och nu",
    ),
    # ”Varför vi slutar”, ”Skälet till avslutet”
    (
        "closing.reason",
        r"varfor (?:vi |det |insatsen )?(?:slutar|avslutar|avslutas)(?: har| nu)?|(?:skal(?:et)?|anledning(?:en)?|orsak(?:en)?)(?: till)?(?: att vi)? avslut\w*",
    ),
    ("closing.afterwards", r"efter (?:avslut\w*|insatsen)|fortsatt stod|vad hander nu|efterat"),
    ("other", r"ovrig\w*|annat|to be continued|noterat|praktiskt|information|info"),
)
_HEAD: tuple[tuple[str, str], ...] = (
    # ”Mötesform: Uppföljning”, ”Typ av träff”, ”Vad: Uppföljning”
    (
        "kind",
        r"(?:motes|tra?ff)(?:form|sort|slag|typ)|(?:form|slag|typ)(?: av \w+)?|motesslag|rubrik",
    ),
    # ”Mötesdag: torsdag 5 mars”, ”Händelsedag”, ”När: 12/3”, ”Den”
    (
        "date",
        r"(?:motes|handelse|traff|samtals)(?:dag|datum|tid|tillfalle)\w*|(?:dag|datum)(?: for (?:motet|kontakten|handelsen))?|nar",
    ),
    # ”Lokal”, ”Var: Stadshuset”, ”Ställe”
    ("place", r"(?:motes)?(?:lokal|plats|rum|stalle)\w*|var"),
    ("case_number", r"(?:arende|diarie|dnr|case|sig)(?:nr|nummer|et|id)?(?: nr| nummer)?"),
    # ”Skrivet av”, ”Antecknare”, ”Sekreterare”, ”Dokumenterat av”
    (
        "author",
        r"(?:skriv(?:et|en|it)|dokumenter\w+|protokoll(?:fort)?|nedtecknat|fort)(?: av)?|antecknare|antecknat|(?:motes)?sekreterare|protokollforare|skribent|vid datorn|undertecknad|den som skrev",
    ),
    ("nominated_by", r"(?:foreslagen|nominerad|foreslogs|nominerades) av|foreslagen"),
    (
        "youth",
        r"(?:det )?(?:galler|gallande|angaende|om)(?: ungdomen| den unge)?|barn(?:et)?|namn pa (?:ungdomen|den unge)",
    ),
)
_BLOCKS = tuple((target, re.compile(words)) for target, words in _TOPICS)
_FIRST = tuple((target, re.compile(words)) for target, words in _HEAD)
_ASIDE = re.compile(r"\([^()]*\)")
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z]\)|§\s?\d+)\s+", re.IGNORECASE)


def topic(label: str, *, first: bool = False) -> str:
    """Give the target of a heading or label in own words; "" when nobody can tell.

    ``first`` among the first lines of a note, which say what, when and where.

    >>> topic("Vilka var med"), topic("Sedan sist"), topic("2. Nya överenskommelser")
    ('attendees', 'statuses', 'goals')
    >>> topic("Mötesform"), topic("Mötesform", first=True), topic("Vädret")
    ('', 'kind', '')
    """
    words = key(_ASIDE.sub(" ", _NUMBERED.sub("", label)))
    for target, pattern in (*_FIRST, *_BLOCKS) if first else _BLOCKS:
        if words and pattern.fullmatch(words):
            return target
    return ""
