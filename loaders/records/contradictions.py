"""Doubts about records that contradict themselves: their phase, their years, and what their texts say.

None of them stops a load: a text can speak of something else, and a person must look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.schema.phases import FINISHED, PLANS, STOPPED
from loaders.records.records import PlatformRecord, ProjectRecord, Records
from loaders.records.standing import OLD_PLAN_YEARS, doubt, newest_year
from loaders.text.problems import Problem

STOP_WORDS = re.compile(
    r"\b(?:"
    r"failliet\w*|faillissement(?:en)?|surseance"
    r"|gestopt|stopgezet|stopten?|stopt (?:ermee|met)|gestaakt|stil ?gelegd|stilgevallen|ligt stil"
    r"|niet (?:meer )?door(?:gegaan|ging|gaat)"
    r"|(?:gaat|gaan|ging|gingen)(?: \w+){0,3} niet (?:meer )?door(?! een)"
    r"|geschrapt|schrapt(?:en?)?|schrappen|afgeblazen|geannuleerd|ingetrokken|opgeheven|opgedoekt|ontbonden"
    r"|(?:voor|vroeg)tijdig (?:be[eë])?indigd|van de baan|(?:valt|viel|vallen|vielen) in het water"
    r"|in het water gevallen|stekker (?:er)?uit|mislukte?n?"
    r"|(?:niet|nooit) (?:gebouwd|gerealiseerd|uitgevoerd|van de grond gekomen)"
    r"|(?:komt|kwam|komen|kwamen) er(?: \w+){0,2} niet(?! (?:aan|uit|toe|aan toe))"
    r"|(?:technisch|financieel|economisch|bleek|blijkt|bleken) niet (?:technisch |financieel )?haalbaar"
    r"|(?:sluit|sluiten|sloot|sloten)(?: \w+)? deuren|deuren (?:gesloten|sluiten)"
    r"|(?:fabriek|bedrijf|locatie|vestiging|hub|winkel|centrum)(?: \w+){0,2} (?:is|werd|wordt) gesloten"
    r"|bankrupt\w*|insolven\w+|(?:scrap|cancel|shelve|abandon)\w*(?: \w+){0,2} (?:plans?|projects?|plants?)"
    r"|(?:plans?|project|plant)(?: \w+){0,2} (?:scrapped|cancell?ed|shelved|abandoned)|shuts? down"
    r")\b",
    re.IGNORECASE,
)
"""Words by which a text says that something stopped or never came; longer forms of a word that mean something
else (*faillissementsveiling*, a *gesloten* kringloop, what goes *erin stopt*) are not among them."""

_DENIED = re.compile(
    r"(?:\b(?:niet|nooit|geen|zonder|bijna|dreigt|dreigde|dreigend|voorkwam|voorkomt)(?: een)?|\berin) $",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\b(?:nadat|toen|omdat|doordat|sinds|terwijl) (?:een|andere?|eerdere) [^,;:.]*$", re.I
)
"""A clause that tells of something else: *genoemd als alternatief nadat een fabriek niet doorging*."""
_RESTARTED = re.compile(
    r"\b(?:doorgestart|na (?:een|de) doorstart|maakte?n?(?: \w+)? doorstart|doorstart gemaakt|hervatte?n?)\b",
    re.IGNORECASE,
)


def contradictions(records: Records) -> list[Problem]:
    """Every doubt about projects and platforms whose fields and texts contradict each other."""
    now, titles = newest_year(records.sources), {s.key: s.name for s in records.sources}
    found: list[Problem] = []
    for project in records.projects:
        found += _years(project, now)
        found += _reason(project)
        if project.phase != STOPPED:
            found += _told(project, _texts(project, titles), _of_project(project))
    for platform in records.platforms:
        if platform.ended is None:
            said = f'en "{platform.name}" heeft geen jaar van opheffing'
            remedy = "Is het platform opgeheven, vul dan bij opgeheven het jaar in."
            found += _told(platform, _own_texts(platform), (said, remedy))
    return found


def stop_word(text: str) -> str:
    """The first words of a text that say that what it is about stopped; empty when it does not."""
    if _RESTARTED.search(text):
        return ""
    for hit in STOP_WORDS.finditer(text):
        before = text[: hit.start()]
        if not _DENIED.search(before) and not _OF_ANOTHER.search(before):
            return hit.group()
    return ""


def _years(project: ProjectRecord, now: int) -> Iterator[Problem]:
    kept = "Tot dan tonen wij de fase als een stand van toen, niet als die van nu."
    why = doubt(project.phase, project.start_year, project.end_year, now)
    if why == "voorbij":
        message = f'"{project.name}" staat als {project.phase} en had {project.end_year} als eindjaar'
        remedy = f"Kies {FINISHED} of {STOPPED}, of verbeter het eindjaar. {kept}"
        yield _doubt(project, "eindjaar", message, remedy)
    elif why == "oud plan":
        message = f'"{project.name}" staat als {project.phase} en begon in {project.start_year}'
        remedy = f"Wat is er in meer dan {OLD_PLAN_YEARS} jaar van geworden? {kept}"
        yield _doubt(project, "fase", message, remedy)
    elif project.phase in (FINISHED, STOPPED) and project.end_year and project.end_year > now > 0:
        message = f'"{project.name}" staat als {project.phase} en heeft {project.end_year} als eindjaar'
        yield _doubt(project, "eindjaar", message, "Verbeter de fase of het eindjaar.")


def _reason(project: ProjectRecord) -> Iterator[Problem]:
    if project.phase == STOPPED and not project.stop_reason:
        message = f'"{project.name}" is gestopt en er staat niet bij waarom'
        yield _doubt(project, "fase", message, "Vul bij reden_gestopt in één zin in wat de bron zegt.")
    elif project.stop_reason and project.phase != STOPPED:
        message = f'"{project.name}" heeft een reden_gestopt en staat als {project.phase}'
        yield _doubt(project, "reden_gestopt", message, f"Kies de fase {STOPPED}, of haal de reden weg.")


def _of_project(project: ProjectRecord) -> tuple[str, str]:
    state = "een plan" if project.phase in PLANS else project.phase
    said = f'en "{project.name}" staat als {state}'
    return said, f"Is het gestopt, kies dan de fase {STOPPED} met het eindjaar en de reden_gestopt."


def _told(
    record: ProjectRecord | PlatformRecord, texts: Iterable[tuple[str, str, str]], said: tuple[str, str]
) -> Iterator[Problem]:
    """A doubt for the first text of a record that says that it stopped: one is enough to go and look."""
    every = list(texts)
    if any(_RESTARTED.search(text) for _, _, text in every):
        return
    for field, what, text in every:
        if word := stop_word(text):
            found = _doubt(record, field, f'{what} noemt "{word}" {said[0]}', said[1])
            yield replace(found, pressing=True)
            return


def _own_texts(record: ProjectRecord | PlatformRecord) -> Iterator[tuple[str, str, str]]:
    """Field, how it is called in a sentence, and text."""
    yield "naam", "de naam", record.name
    yield "omschrijving", "de omschrijving", record.description
    if isinstance(record, ProjectRecord):
        yield "resultaten", "de tekst", record.results
    yield "opmerking", "de opmerking", record.remark


def _texts(project: ProjectRecord, titles: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    yield from _own_texts(project)
    for citation in project.sources:
        title = titles.get(citation.source, "")
        yield "bronnen", f"de titel van bron {citation.source.rpartition('/')[2]}", title


def _doubt(record: ProjectRecord | PlatformRecord, field: str, message: str, remedy: str) -> Problem:
    return Problem(record.path, record.line_of(field), field, message, remedy, "let op")
