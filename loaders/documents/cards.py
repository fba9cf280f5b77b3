"""The cards: one a province, and the one of what is interprovincial."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from loaders.records.card_parts import CARD_STATUSES
from loaders.records.reading import File, Reading
from loaders.records.records import (
    INTERPROVINCIAL,
    CardContact,
    FocusRecord,
    OpportunityRecord,
    PlatformRecord,
    ProjectRecord,
)


def read_card(reading: Reading, file: File) -> None:
    """The card of one province: its focus, platforms, projects and kansen."""
    root, check = file.document.root, file.checker
    owner = check.known_words(
        root.get("provincie"),
        "provincie",
        "onbekende provincie",
        reading.words.provinces,
        True,
        1,
        reading.words.spelling,
    )
    # A card whose province is not clear is still checked: all its faults in one go.
    province = owner[0] if owner else ""
    status = check.text(root.get("status"), "status", required=True, line=1)
    if status and status not in CARD_STATUSES:
        check.problem(
            root["status"].line,
            "status",
            f'onbekende status "{status}"',
            f"Kies uit: {', '.join(CARD_STATUSES)}.",
        )
    if province:
        reading.records.card_status[province] = status
        _contact(reading, file, province)
    elif "contact" in root:
        check.contact(root["contact"], "contact")
    reading.gather(file, FocusRecord, "focus", province=province)
    reading.gather(file, PlatformRecord, "platforms")
    reading.gather(file, ProjectRecord, "projecten")
    reading.gather(file, OpportunityRecord, "kansen", province=province)
    _own_province(reading, file, province)


def _contact(reading: Reading, file: File, card: str, keeper: str = "") -> None:
    """Where who keeps the card can be reached, when the card says so."""
    root, check = file.document.root, file.checker
    address = check.contact(root.get("contact"), "contact")
    given = root.get("contact")
    cited = check.citations(
        root.get("contact_bronnen"), "contact_bronnen", bool(address), given.line if given else 1
    )
    if address:
        reading.records.contacts[card] = CardContact(address, cited, keeper)


def _own_province(reading: Reading, file: File, province: str) -> None:
    """A project without a province is the card owner's; one elsewhere only is a doubt."""
    projects = reading.records.projects
    for index, project in enumerate(projects):
        if project.path != file.document.name:
            continue
        if not project.provinces:
            projects[index] = replace(project, provinces=(province,))
        elif province not in project.provinces:
            file.checker.problem(
                project.line,
                "provincies",
                f'"{project.name}" speelt niet in {province}, de provincie van deze kaart',
                "Hoort het project op een andere kaart?",
                doubt=True,
            )


def read_interprovincial(reading: Reading, file: File) -> None:
    """Platforms and projects that belong to no card of a province, and who keeps this card."""
    keeper = file.checker.text(file.document.root.get("beheerder"), "beheerder")
    _contact(reading, file, INTERPROVINCIAL, keeper)
    reading.gather(file, PlatformRecord, "platforms")
    reading.gather(file, ProjectRecord, "projecten")


def one_card_a_province(reading: Reading, found: Iterable[File]) -> None:
    """One card a province, in the file that bears its name."""
    cards: dict[str, list[File]] = {}
    for file in found:
        written = file.document.root.get("provincie")
        if file.kind == "kansenkaart" and written is not None:
            slug = reading.words.provinces.get(str(written.value).casefold())
            if slug:
                cards.setdefault(slug, []).append(file)
    names = {p.slug: p.name for p in reading.records.provinces}
    for slug, files_of_one in cards.items():
        own = next((f for f in files_of_one if f.document.stem == slug), files_of_one[0])
        for file in files_of_one:
            message = f"{names[slug]} heeft al een kaart: {own.document.name}"
            remedy = "Voeg de twee kaarten samen, of verbeter de provincie."
            if file is own and file.document.stem != slug:
                message = (
                    f"dit is de kaart van {names[slug]} en het bestand heet {Path(file.document.name).name}"
                )
                remedy = (
                    f"Noem het bestand {slug}{Path(file.document.name).suffix}, of verbeter de provincie."
                )
            elif file is own:
                continue
            file.checker.problem(file.document.root["provincie"].line, "provincie", message, remedy)
