"""Well-known organisations and how else they are written: ``organisaties.yaml`` beside the cards."""

from __future__ import annotations

from pathlib import Path

from loaders.records.check import Checker
from loaders.resolve.names import key
from loaders.text.problems import Problem, RefusedError
from loaders.text.read import read_yaml

FILE_NAME = "organisaties.yaml"


class KnownOrganisations:
    """Which spellings stand for one well-known organisation, whatever the cards say."""

    def __init__(self, spellings: dict[str, tuple[str, ...]] | None = None) -> None:
        self.spellings = spellings or {}
        """Name by which an organisation goes, to its other spellings."""
        self._name = {key(s): name for name, others in self.spellings.items() for s in (name, *others)}

    def name_of(self, spelling: str) -> str | None:
        """The name of the organisation that ``spelling`` stands for, if it is a known one."""
        return self._name.get(key(spelling))


def read_organisations(folder: Path) -> KnownOrganisations:
    """The known organisations of a data folder; none when it has no such file.

    Raises ``RefusedError`` when the file is no list of names, or when one spelling stands for two
    organisations.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return KnownOrganisations()
    document = read_yaml(path, folder)
    problems: list[Problem] = []
    check = Checker(document, problems, ())
    check.only_fields(document.root, ("soort", "toelichting", "organisaties"))
    found: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for item in check.items(document.root, "organisaties"):
        raw = check.mapping(item, "organisaties")
        check.only_fields(raw, ("naam", "ook_bekend_als"))
        name = check.text(raw.get("naam"), "naam", required=True, line=item.line)
        others = check.texts(raw.get("ook_bekend_als"), "ook_bekend_als")
        for spelling in (name, *others):
            first = owner.setdefault(key(spelling), name)
            if first != name or (spelling == name and name in found):
                check.problem(
                    item.line,
                    "ook_bekend_als",
                    f'"{spelling}" staat al bij "{first}"',
                    "Een schrijfwijze kan maar voor een organisatie staan.",
                )
        if name:
            found[name] = others
    if problems and any(p.severity == "fout" for p in problems):
        raise RefusedError(p for p in problems if p.severity == "fout")
    return KnownOrganisations(found)
