"""What a room drew becomes text in the form of the cards: of a small country, where every line is known."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from loaders.documents.folder import seeds_folder
from loaders.proposals.proposal import Candidate, Proposal, _add_to_card, candidate, read_proposal
from loaders.text.problems import RefusedError
from tests.country.small import EVERY_KIND, MORE

HEAD = "soort: voorstel\ndatum: '2024-05-01'\n"
DRAWN = f"""{HEAD}dingen:
  - {{sleutel: n1, naam: Zeewierdak, soort: project, provincie: zeeland, thema: ta-bouw, opmerking: Een dak.}}
  - {{sleutel: n2, naam: Dakkring, soort: platform, provincie: drenthe}}
  - {{naam: Wie levert zeewier?, soort: kans, provincie: zeeland, thema: ta-biomassa, opmerking: Gezocht.}}
relaties:
  - {{van: organisatie/rijk, van_naam: Rijk, naar: n1, naar_naam: Zeewierdak, soort: trekt}}
  - {{van: n1, van_naam: Zeewierdak, naar: n2, naar_naam: Dakkring, soort: is onderdeel van}}
  - {{van: organisatie/rijk, van_naam: Rijk, naar: n2, naar_naam: Dakkring, soort: is partner van}}
  - {{van: organisatie/rijk, van_naam: Rijk, naar: project/sloophub, naar_naam: S, soort: doet mee in}}
  - {{van: organisatie/x, van_naam: X, naar: platform/kring-van-noord, naar_naam: K, soort: is partner van}}
  - {{van: n1, van_naam: Zeewierdak, naar: n2, naar_naam: Dakkring, soort: lijkt op}}
"""
TOLD = {"titel": "Voorstel uit een werksessie (zaal.yaml)", "soort": "werksessie", "datum": "2024-05-01"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the small country."""
    data = tmp_path_factory.mktemp("land") / "data"
    for part in (EVERY_KIND, MORE):
        shutil.copytree(part, data, dirs_exist_ok=True)
    shutil.copy(seeds_folder() / "provincies.yaml", data)
    return data


def read(tmp_path: Path, text: str) -> Proposal:
    path = tmp_path / "zaal.yaml"
    path.write_text(text, encoding="utf-8")
    return read_proposal(path)


@pytest.fixture(scope="module")
def drawn(folder: Path) -> Candidate:
    return candidate(read(folder.parent, DRAWN), folder)


def section(drawn: Candidate, file: str) -> Any:
    return yaml.safe_load(drawn.files[file])


def test_projects_and_platforms_get_a_file_of_their_own(drawn: Candidate) -> None:
    assert section(drawn, "voorstel.yaml") == {
        "soort": "interprovinciaal",
        "platforms": [
            {
                "naam": "Dakkring",
                "soort": "netwerk",
                "provincies": ["drenthe"],
                "bronnen": ["v1"],
                "partners": ["Rijk"],
            },
            {
                "naam": "Kring van Noord",
                "soort": "vereniging",
                "provincies": ["fryslan", "groningen"],
                "bronnen": ["v1"],
                "partners": ["X"],
            },
        ],
        "projecten": [
            {
                "naam": "Zeewierdak",
                "fase": "idee",
                "omschrijving": "Een dak.",
                "themas": ["ta-bouw"],
                "provincies": ["zeeland"],
                "bronnen": ["v1"],
                "trekker": "Rijk",
                "platforms": ["Dakkring"],
            },
            {
                "naam": "Sloophub Emmen",
                "fase": "uitvoering",
                "themas": ["ta-bouw"],
                "provincies": ["drenthe", "fryslan"],
                "bronnen": ["v1"],
                "partners": ["Rijk"],
            },
        ],
        "bronnen": {"v1": TOLD},
    }


def test_a_kans_goes_first_on_the_card_of_its_province_with_its_source(
    folder: Path, drawn: Candidate
) -> None:
    name = "kansenkaarten/zeeland.yaml"
    before = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    after = section(drawn, name)
    kans = {
        "naam": "Wie levert zeewier?",
        "omschrijving": "Gezocht.",
        "themas": ["ta-biomassa"],
        "bronnen": ["voorstel-v1"],
    }
    assert after["kansen"] == [kans, *before["kansen"]]
    assert after["bronnen"] == {"voorstel-v1": TOLD, **before["bronnen"]}
    assert {**after, "kansen": 0, "bronnen": 0} == {**before, "kansen": 0, "bronnen": 0}


def test_what_the_room_pointed_at_is_decided_to_be_the_same(folder: Path, drawn: Candidate) -> None:
    before = yaml.safe_load((folder / "beslissingen.yaml").read_text(encoding="utf-8"))
    after = section(drawn, "beslissingen.yaml")
    why = "In de werksessie in het netwerk aangewezen."
    assert after["zelfde"] == [
        {"een": "voorstel: Sloophub Emmen", "ander": "drenthe: Sloophub Emmen", "reden": why},
        {"een": "voorstel: Kring van Noord", "ander": "fryslan: Kring van Noord", "reden": why},
        *before["zelfde"],
    ]


def test_what_would_change_is_told_and_what_has_no_field_needs_a_person(drawn: Candidate) -> None:
    assert drawn.created == [
        ("kans/wie-levert-zeewier", "Wie levert zeewier?"),
        ("organisatie/x", "X"),
        ("platform/dakkring", "Dakkring"),
        ("project/zeewierdak", "Zeewierdak"),
    ]
    assert drawn.connected == [
        ("kans/wie-levert-zeewier", "gaat over", "thema/ta-biomassa"),
        ("organisatie/rijk", "is partner van", "platform/dakkring"),
        ("organisatie/rijk", "trekt", "project/zeewierdak"),
        ("organisatie/x", "is partner van", "platform/kring-van-noord"),
        ("platform/dakkring", "is actief in", "provincie/drenthe"),
        ("project/zeewierdak", "gaat over", "thema/ta-bouw"),
        ("project/zeewierdak", "is onderdeel van", "platform/dakkring"),
        ("project/zeewierdak", "speelt in", "provincie/zeeland"),
        ("provincie/zeeland", "noemt kans", "kans/wie-levert-zeewier"),
    ]
    problem = drawn.problems[0]
    assert str(problem) == (
        'zaal.yaml, regel 13, veld "relaties": "Zeewierdak lijkt op Dakkring" heeft geen veld op een kaart. '
        "Bespreek het, en leg het zelf vast als partner, trekker of platform."
    )
    assert problem.severity == "let op"


def test_two_kansen_on_one_card_and_without_more_than_a_name(folder: Path, tmp_path: Path) -> None:
    both = "".join(
        f"  - {{naam: {name}, soort: kans, provincie: zeeland, thema: ta-bouw}}\n" for name in ("Een", "Twee")
    )
    found = candidate(read(tmp_path, f"soort: voorstel\ndingen:\n{both}"), folder)
    card = section(found, "kansenkaarten/zeeland.yaml")
    assert card["kansen"][:2] == [
        {"naam": n, "themas": ["ta-bouw"], "bronnen": ["voorstel-v1"]} for n in ("Twee", "Een")
    ]
    assert card["bronnen"]["voorstel-v1"] == {k: v for k, v in TOLD.items() if k != "datum"}
    assert list(found.files) == ["kansenkaarten/zeeland.yaml"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "soort: kansenkaart\n",
            [
                'zaal.yaml, regel 1, veld "soort": dit is geen voorstel maar "kansenkaart". '
                "Kaarten laadt u met schakelkaart load."
            ],
        ),
        (
            f"{HEAD}dingen:\n  - {{naam: Dak, soort: projekt, provincie: zeeland}}\n",
            ['zaal.yaml, regel 4, veld "soort": onbekende soort "projekt". Bedoelde u "project"?'],
        ),
        (
            f"{HEAD}dingen:\n  - {{naam: Dak, soort: dorp, provincie: zeeland}}\n",
            ['zaal.yaml, regel 4, veld "soort": onbekende soort "dorp". Kies uit: project, platform, kans.'],
        ),
    ],
)
def test_a_fault_in_a_proposal_is_told_with_its_line(tmp_path: Path, text: str, said: list[str]) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, text)
    assert [str(problem) for problem in refused.value.problems] == said


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        (f"{HEAD}dingen:\n  - {{soort: project, provincie: zeeland}}\n", 4, "naam"),
        (f"{HEAD}dingen:\n  - {{naam: Dak, provincie: zeeland}}\n", 4, "soort"),
        (f"{HEAD}dingen:\n  - {{naam: Dak, soort: project}}\n", 4, "provincie"),
        (f"{HEAD}dingen:\n  - {{naam: [Dak], soort: project, provincie: zeeland}}\n", 4, "naam"),
        (f"{HEAD}dingen:\n  - {{naam: Dak, soort: project, provincie: zeeland, thema: [a]}}\n", 4, "thema"),
        (f"{HEAD}relaties:\n  - {{van: a, van_naam: A, naar: b, naar_naam: B}}\n", 4, "soort"),
        (f"{HEAD}relaties:\n  - {{van: a, naar: b, naar_naam: B, soort: trekt}}\n", 4, "van_naam"),
        (f"{HEAD}plaats: zaal 3\n", 3, "plaats"),
        ("datum: '2024'\n", 1, "soort"),
        ("soort: voorstel\ndatum: gisteren\n", 2, "datum"),
    ],
)
def test_what_is_missing_or_no_field_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, field: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        read(tmp_path, text)
    assert [(p.file, p.line, p.field) for p in refused.value.problems] == [("zaal.yaml", line, field)]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="dit bestand is er niet"):
        read_proposal(tmp_path / "weg.yaml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "dingen:\n  - {naam: Dak, soort: kans, provincie: utrecht}\n",
            'zaal.yaml, veld "provincie": er is geen kaart van "utrecht". Schrijf zoals fryslan.',
        ),
        (
            "relaties:\n"
            "  - {van: organisatie/rijk, van_naam: Rijk, naar: project/weg, naar_naam: Weg, soort: trekt}\n",
            'zaal.yaml, regel 3, veld "relaties": "project/weg" staat niet in de gegevens. '
            "Is het voorstel van een andere versie?",
        ),
    ],
)
def test_what_no_card_can_hold_is_refused(folder: Path, tmp_path: Path, text: str, said: str) -> None:
    proposal = read(tmp_path, f"soort: voorstel\n{text}")
    with pytest.raises(RefusedError) as refused:
        candidate(proposal, folder)
    assert [str(problem) for problem in refused.value.problems] == [said]


def test_a_kans_for_a_card_in_excel_is_left_to_who_keeps_it(tmp_path: Path) -> None:
    (tmp_path / "kansenkaarten").mkdir()
    (tmp_path / "kansenkaarten" / "utrecht.xlsx").touch()
    proposal = read(tmp_path, "soort: voorstel\ndingen:\n  - {naam: Dak, soort: kans, provincie: utrecht}\n")
    with pytest.raises(RefusedError) as refused:
        _add_to_card(proposal.things[0], proposal, tmp_path, {})
    assert [str(problem) for problem in refused.value.problems] == [
        'zaal.yaml, veld "provincie": de kaart van "utrecht" wordt in Excel bijgehouden. '
        'Zet de kans "Dak" daar op het blad Kansen.'
    ]
