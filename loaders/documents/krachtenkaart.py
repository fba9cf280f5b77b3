"""The Krachtenkaart of 2021: its handreikingen, requests to the Rijk, timeline and strengths."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.documents.vocabularies import double_key, is_concept_key
from loaders.records.check import Checker
from loaders.records.reading import File, Reading
from loaders.records.records import (
    CallRecord,
    Citation,
    ConceptRecord,
    EventRecord,
    FocusRecord,
    Match,
    PublicationRecord,
)
from loaders.text.located import Located
from loaders.text.problems import did_you_mean

PUBLICATION_FIELDS = (
    "naam",
    "afkorting",
    "ook_bekend_als",
    "uitgever",
    "aangeboden",
    "aangeboden_aan",
    "gelegenheid",
    "eerste_editie",
    "bijgewerkt",
    "aantal",
    "aantallen",
    "website",
    "omschrijving",
    "bronnen",
)
PUBLICATION_REMARKS = {
    "uitgever": "Uitgever",
    "aangeboden": "Aangeboden op",
    "aangeboden_aan": "Aangeboden aan",
    "gelegenheid": "Gelegenheid",
    "eerste_editie": "Eerste editie",
    "bijgewerkt": "Bijgewerkt in",
}
"""What the file says of a document beyond the fields of a publication, and how that is shown."""

TRACK_FIELDS = (
    "id",
    "naam",
    "adres",
    "thema",
    "omschrijving",
    "acties",
    "trefwoorden",
    "in_de_notitie",
    "bronnen",
    "opmerking",
)
REQUEST_FIELDS = (
    "id",
    "nummer",
    "naam",
    "adres",
    "omschrijving",
    "onderdelen",
    "in_de_notitie",
    "bronnen",
    "opmerking",
)
LINK_FIELDS = ("plaats", "titel", "degree", "reden")
PROVINCE_STRENGTH_FIELDS = ("provincie", "in_krachtenkaart", "elders_genoemd", "opmerking")


def read_strengths(reading: Reading, file: File) -> None:
    """The whole file: two documents, the timeline, the tracks, the requests and the strengths."""
    root, check = file.document.root, file.checker
    for key in ("krachtenkaart", "kansenkaarten"):
        if check.mapping(root.get(key), key):
            _document(reading, file, root[key], key)
    reading.gather(file, EventRecord, "tijdlijn", about="IPO Krachtenkaart Circulaire Economie")
    for item in check.items(root, "handreikingen"):
        _track(reading, file, item)
    for item in check.items(root, "vragen_aan_rijk"):
        _request(reading, file, item)
    for item in check.items(root, "provincies"):
        raw = check.mapping(item, "provincies", required=True)
        check.only_fields(raw, PROVINCE_STRENGTH_FIELDS)
        owner = check.known_words(
            raw.get("provincie"),
            "provincie",
            "onbekende provincie",
            reading.words.provinces,
            True,
            item.line,
            reading.words.spelling,
        )
        for field, basis in (("in_krachtenkaart", "krachtenkaart"), ("elders_genoemd", "elders")):
            slug = owner[0] if owner else ""
            reading.gather(file, FocusRecord, field, raw, province=slug, basis=basis)
        remark = check.text(raw.get("opmerking"), "opmerking")
        if owner and remark:
            reading.records.province_remarks[owner[0]] = f"Opmerking bij de Krachtenkaart: {remark}"


def _document(reading: Reading, file: File, located: Located, field: str) -> None:
    """The Krachtenkaart or the Kansenkaarten as a publication."""
    check = file.checker
    raw = check.mapping(located, field)
    check.only_fields(raw, PUBLICATION_FIELDS)
    dates = [check.date(raw.get(f), f) for f in ("aangeboden", "eerste_editie")]
    first = next(filter(None, dates), "")
    told = {f: check.text(raw.get(f), f) for f in PUBLICATION_REMARKS}
    short = check.text(raw.get("afkorting"), "afkorting")
    aliases = check.texts(raw.get("ook_bekend_als"), "ook_bekend_als")
    reading.records.publications.append(
        PublicationRecord(
            file=file.document.stem,
            path=file.document.name,
            line=located.line,
            name=check.text(raw.get("naam"), "naam", required=True, line=located.line),
            publication_kind="document",
            aliases=(*aliases, short) if short else aliases,
            description=check.text(raw.get("omschrijving"), "omschrijving"),
            website=check.url(raw.get("website"), "website"),
            year=int(first[:4]) if first else None,
            remark=" ".join(f"{PUBLICATION_REMARKS[f]}: {text}." for f, text in told.items() if text),
            sources=check.citations(raw.get("bronnen"), "bronnen", True, located.line),
        )
    )


def _track(reading: Reading, file: File, item: Located) -> None:
    """A handreiking of the Krachtenkaart: a term that matches a track and sections of the note."""
    check = file.checker
    raw = check.mapping(item, "handreikingen", required=True)
    check.only_fields(raw, TRACK_FIELDS)
    target = check.text(raw.get("thema"), "thema", required=True, line=item.line)
    if target and target not in reading.words.theme_labels:
        check.problem(
            raw["thema"].line,
            "thema",
            f'onbekend thema "{target}"',
            did_you_mean(target, reading.words.theme_labels, "Gebruik de code van een thema, zoals os-vth."),
        )
    key = check.text(raw.get("id"), "id", required=True, line=item.line)
    if key and is_concept_key(check, key, raw["id"].line):
        double = next((c for c in reading.records.concepts if c.key == key), None)
        if double is not None:
            double_key(reading, check.document.name, raw["id"].line, double)
    cited = check.citations(raw.get("bronnen"), "bronnen", True, item.line)
    matches, told = _in_the_note(reading, check, raw, target, cited)
    reading.records.concepts.append(
        ConceptRecord(
            file=file.document.stem,
            path=file.document.name,
            line=item.line,
            key=key,
            name=check.text(raw.get("naam"), "naam", required=True, line=item.line),
            scheme="krachtenkaart",
            description=" ".join(
                filter(
                    None,
                    (
                        check.text(raw.get("omschrijving"), "omschrijving"),
                        _listed("Acties", check.texts(raw.get("acties"), "acties")),
                        _listed("Trefwoorden", check.texts(raw.get("trefwoorden"), "trefwoorden")),
                        _listed("In de notitie", told),
                        check.text(raw.get("opmerking"), "opmerking"),
                    ),
                )
            ),
            website=check.url(raw.get("adres"), "adres"),
            matches=matches,
            sources=cited,
        )
    )


def _in_the_note(
    reading: Reading,
    check: Checker,
    raw: dict[str, Located],
    target: str,
    cited: tuple[Citation, ...],
) -> tuple[tuple[Match, ...], list[str]]:
    """The terms that a handreiking matches, and in words the sections of the note that are no term.

    The first section it came back in is its own track (``target``); another is a track when its title
    is the name of one.
    """
    matches: list[Match] = []
    told: list[str] = []
    links = check.items(raw, "in_de_notitie") or [Located({}, raw["thema"].line if "thema" in raw else 0)]
    for number, item in enumerate(links):
        link = check.mapping(item, "in_de_notitie")
        check.only_fields(link, LINK_FIELDS)
        title, reason = check.text(link.get("titel"), "titel"), check.text(link.get("reden"), "reden")
        place = check.text(link.get("plaats"), "plaats")
        degree = check.text(link.get("degree"), "degree") or "close"
        theme = target if number == 0 else reading.words.themes.get(title.casefold(), "")
        if theme:
            # The card reads from the handreiking to the note; SKOS here reads the other way.
            degree = {"broad": "narrow", "narrow": "broad"}.get(degree, degree)
            matches.append(Match(theme, degree, reason, "", cited, item.line))
        else:
            told.append(f"paragraaf {place} ({title}): {reason.rstrip('.')}")
    return tuple(matches), told


def _listed(name: str, words: Iterable[str]) -> str:
    """``Acties: dit; dat.``, or nothing."""
    row = "; ".join(words)
    return f"{name}: {row}." if row else ""


def _request(reading: Reading, file: File, item: Located) -> None:
    check = file.checker
    raw = check.mapping(item, "vragen_aan_rijk", required=True)
    check.only_fields(raw, REQUEST_FIELDS)
    number = check.text(raw.get("nummer"), "nummer", required=True, line=item.line)
    details = _listed("Onderdelen", check.texts(raw.get("onderdelen"), "onderdelen"))
    links = [check.mapping(x, "in_de_notitie") for x in check.items(raw, "in_de_notitie")]
    said = [(check.text(x.get("plaats"), "plaats"), check.text(x.get("reden"), "reden")) for x in links]
    told = [f"paragraaf {place}: {reason.rstrip('.')}" for place, reason in said]
    description = check.text(raw.get("omschrijving"), "omschrijving")
    reading.records.opportunities.append(
        CallRecord(
            file=file.document.stem,
            path=file.document.name,
            line=item.line,
            name=check.text(raw.get("naam"), "naam") or f"Vraag {number} van de Krachtenkaart aan het Rijk",
            description=" ".join(filter(None, (description, details))),
            opportunity_kind="vraag aan het Rijk",
            website=check.url(raw.get("adres"), "adres"),
            remark=" ".join(
                filter(None, (check.text(raw.get("opmerking"), "opmerking"), _listed("In de notitie", told)))
            ),
            offered_by="Interprovinciaal Overleg (IPO)",
            asked_of=("Rijk",),
            sources=check.citations(raw.get("bronnen"), "bronnen", True, item.line),
        )
    )
