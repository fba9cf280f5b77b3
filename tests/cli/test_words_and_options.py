"""Everything that is typed after a command reaches its question: all words, and every option."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from api.cli.commands import frame
from api.cli.commands.dutch_help import LOOKING_UP, QUESTIONS, SOUNDNESS
from api.cli.main import app, main
from api.html.answered_at import answered_at
from graph.store import Snapshot, Store
from queries.ask import AskQuery, ask
from queries.base.model import Answer
from queries.brokers import BrokersQuery, brokers
from queries.changes import ChangesQuery, changes
from queries.collaboration import CollaborationQuery, collaboration
from queries.compare import CompareQuery, compare
from queries.conflicts import ConflictsQuery, conflicts
from queries.exchange import ExchangeQuery, board, proposals
from queries.gaps import ElsewhereQuery, GapsQuery, elsewhere, gaps
from queries.lists import stats
from queries.matches import Judged, MatchesQuery, evaluate, matches
from queries.note import NoteQuery, note
from queries.path import PathQuery, path
from queries.profile import profile
from queries.quality import QualityQuery, quality
from queries.scaling import RobustnessQuery, ScalingQuery, robustness, scaling
from queries.search import SearchQuery, search
from queries.similar import SimilarQuery, likenesses, similar

JUDGED = Path(__file__).parents[1] / "matches" / "judged.yaml"
Question = Callable[[Snapshot], Answer]

SCOPE = ("--province", "drenthe", "--province", "Fryslân", "--theme", "ta-bouw", "--topic", "hennep")
PROVINCES, THEMES, TOPICS = ("drenthe", "Fryslân"), ("ta-bouw",), ("hennep",)

ASKED: list[tuple[tuple[str, ...], Question]] = [
    (("stats",), stats),
    (
        ("ask", "waar", "doen", "we", "dubbel", "werk", "rond", "textiel"),
        lambda now: answered_at(ask(now, AskQuery(text="waar doen we dubbel werk rond textiel"))),
    ),
    (
        ("search", "circulair", "slopen", "hergebruik"),
        lambda now: search(now, SearchQuery(text="circulair slopen hergebruik", limit=10)),
    ),
    (
        ("search", "circulair", "--province", "drenthe", "--theme", "ta-bouw", "--phase", "uitvoering"),
        lambda now: search(
            now,
            SearchQuery(
                text="circulair",
                provinces=("drenthe",),
                themes=("ta-bouw",),
                phases=("uitvoering",),
                limit=10,
            ),
        ),
    ),
    (
        ("search", "circulair", "--type", "platform", "--limit", "3"),
        lambda now: search(now, SearchQuery(text="circulair", types=("platform",), limit=3)),
    ),
    (("profile", "Building Balance"), lambda now: profile(now, "Building Balance")),
    (("path", "CESI", "Fryslân"), lambda now: path(now, PathQuery(start="CESI", end="Fryslân", limit=3))),
    (
        ("path", "CESI", "Fryslân", "--limit", "1"),
        lambda now: path(now, PathQuery(start="CESI", end="Fryslân", limit=1)),
    ),
    (
        ("compare", "Drenthe", "Zeeland", "Fryslân"),
        lambda now: compare(now, CompareQuery(things=("Drenthe", "Zeeland", "Fryslân"))),
    ),
    (
        ("changes", *SCOPE, "--since", "2021", "--limit", "2"),
        lambda now: changes(
            now, ChangesQuery(provinces=PROVINCES, themes=THEMES, topics=TOPICS, since="2021", limit=2)
        ),
    ),
    (
        ("quality", "--province", "zeeland", "--examples", "1"),
        lambda now: quality(now, QualityQuery(provinces=("zeeland",), examples=1)),
    ),
    (
        ("notitie", "oproepen", "--party", "Rijk", "--party", "VNG"),
        lambda now: note(now, NoteQuery(part="oproepen", parties=("Rijk", "VNG"))),
    ),
    (("notitie", "akkoord"), lambda now: note(now, NoteQuery(part="akkoord"))),
    (
        (
            *("proposals", "--province", "zeeland", "--topic", "bagger", "--theme", "vm-infrastructuur"),
            *("--kind", "ervaring", "--standing", "nieuw", "--limit", "1"),
            *("--asking", "zeeland", "--having", "groningen"),
        ),
        lambda now: proposals(
            now,
            ExchangeQuery(
                provinces=("zeeland",),
                topics=("bagger",),
                themes=("vm-infrastructuur",),
                kinds=("experience",),
                novelty="new",
                asking=("zeeland",),
                having=("groningen",),
                limit=1,
            ),
        ),
    ),
    (
        (
            *("board", "--theme", "ta-bouw", "--limit", "3", "--province", "drenthe", "--topic", "isolatie"),
            *("--kind", "ervaring", "--standing", "bouw-voort", "--asking", "drenthe", "--having", "zeeland"),
        ),
        lambda now: board(
            now,
            ExchangeQuery(
                provinces=("drenthe",),
                topics=("isolatie",),
                themes=("ta-bouw",),
                kinds=("experience",),
                novelty="building",
                asking=("drenthe",),
                having=("zeeland",),
                limit=3,
            ),
        ),
    ),
    (
        ("matches", "PHA2USE", "--kind", "platform", "--limit", "2"),
        lambda now: matches(now, MatchesQuery(thing="PHA2USE", kind="platform", limit=2)),
    ),
    (
        ("conflicts", "--province", "zeeland"),
        lambda now: conflicts(now, ConflictsQuery(provinces=("zeeland",))),
    ),
    (("quality",), lambda now: quality(now, QualityQuery(examples=5))),
    (
        ("collaboration", *SCOPE, "--size", "3", "--limit", "2"),
        lambda now: collaboration(
            now, CollaborationQuery(provinces=PROVINCES, themes=THEMES, topics=TOPICS, size=3, limit=2)
        ),
    ),
    (
        (
            "scaling",
            *SCOPE,
            "--from",
            "limburg",
            "--weight",
            "bewijs=3",
            "--weight",
            "landelijk=0,5",
            "--limit",
            "2",
        ),
        lambda now: scaling(
            now,
            ScalingQuery(
                provinces=PROVINCES,
                themes=THEMES,
                topics=TOPICS,
                from_provinces=("limburg",),
                weights={"bewijs": 3.0, "landelijk": 0.5},
                limit=2,
            ),
        ),
    ),
    (
        ("scaling", "--theme", "ta-kunststoffen"),
        lambda now: scaling(now, ScalingQuery(themes=("ta-kunststoffen",), limit=10)),
    ),
    (
        ("scaling", "--theme", "ta-bouw", "--no-candidates", "--limit", "1"),
        lambda now: scaling(now, ScalingQuery(themes=("ta-bouw",), no_candidates=True, limit=1)),
    ),
    (
        ("similar", *SCOPE, "--threshold", "0.6", "--connected", "--limit", "2"),
        lambda now: similar(
            now,
            SimilarQuery(
                provinces=PROVINCES, themes=THEMES, topics=TOPICS, threshold=0.6, connected=True, limit=2
            ),
        ),
    ),
    (
        ("similar", "--project", "PHA2USE"),
        lambda now: similar(now, SimilarQuery(project="PHA2USE", limit=10)),
    ),
    (
        ("matches", "kans/hergebruik-van-zonnepanelen", "--kind", "project", "--limit", "3"),
        lambda now: matches(
            now, MatchesQuery(thing="kans/hergebruik-van-zonnepanelen", kind="project", limit=3)
        ),
    ),
    (
        ("evaluate", "matches", "--gold", str(JUDGED), "--learn"),
        lambda now: evaluate(
            now,
            [Judged(**one) for one in yaml.safe_load(JUDGED.read_text(encoding="utf-8"))],
            {"similar": likenesses},
        ),
    ),
    (
        ("elsewhere", "Zeeland", "--limit", "2"),
        lambda now: elsewhere(now, ElsewhereQuery(province="zeeland", limit=2)),
    ),
    (
        ("gaps", *SCOPE),
        lambda now: gaps(now, GapsQuery(provinces=PROVINCES, themes=THEMES, topics=TOPICS)),
    ),
    (
        ("gaps", "--scheme", "transitieagendas"),
        lambda now: gaps(now, GapsQuery(scheme="transitieagendas")),
    ),
    (
        ("brokers", *SCOPE, "--type", "platform", "--limit", "1"),
        lambda now: brokers(
            now,
            BrokersQuery(provinces=PROVINCES, themes=THEMES, topics=TOPICS, types=("platform",), limit=1),
        ),
    ),
    (
        ("robustness", *SCOPE, "--top", "3", "--samples", "200"),
        lambda now: robustness(
            now, RobustnessQuery(provinces=PROVINCES, themes=THEMES, topics=TOPICS, top=3, samples=200)
        ),
    ),
]
"""What is typed, and the question that it asks."""

ELSEWHERE = {
    "agenda": "answers with a text or a file; see test_agenda_command.py",
    "backtest": "minutes of work, and nothing to choose",
    "evaluate": "judgements in a file; see tests/matches",
}
"""Commands that ask a question and are not tried here, with the reason."""


@pytest.mark.parametrize(("words", "question"), ASKED, ids=[" ".join(words) for words, _ in ASKED])
def test_a_command_asks_exactly_what_is_typed(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    seed_store: Store,
    words: tuple[str, ...],
    question: Question,
) -> None:
    monkeypatch.setattr(frame, "open_store", lambda url: seed_store)  # opened once, not per command
    for form in ((), ("--json",)):
        monkeypatch.setattr(sys, "argv", ["schakelkaart", *words, *form])
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
    table, _, answer = capsys.readouterr().out.rpartition("\n{")
    assert f"{{{answer.strip()}" == question(seed_store.at()).to_json()
    assert len(table.splitlines()) > 3, "what people read"


def test_every_option_of_every_question_is_tried() -> None:
    """An option that nobody types may lead nowhere without anyone noticing."""
    commands: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    asking = {
        name: command
        for name, command in commands.items()
        if command.rich_help_panel in (QUESTIONS, LOOKING_UP, SOUNDNESS) and name not in ELSEWHERE
    }
    typed = {name: {w for words, _ in ASKED if words[0] == name for w in words} for name in asking}
    for name, command in asking.items():
        options = {p.opts[0] for p in command.params if p.param_type_name == "option"}
        assert options - {"--json", "--graph", "--help"} <= typed[name], name
