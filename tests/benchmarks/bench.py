"""How long a load and the questions take, on the seeds and on a graph of many projects.

    python -m tests.benchmarks.bench [--projects 300000] [--runs 20] [--json FILE]

Prints Markdown tables, as they stand in ``docs/metingen.md``.  *Warm* is a question whose background was
asked about before; *cold* is the first one after a load: a new connection, nothing remembered, and for
search no index yet.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.store import Snapshot, Store, open_store
from graph.store.data import GraphData
from loaders.build.load import prepare
from loaders.documents.folder import seeds_folder
from queries.ask import ask
from queries.brokers import brokers
from queries.changes import changes
from queries.collaboration import CollaborationQuery, collaboration
from queries.compare import CompareQuery, compare
from queries.exchange import proposals
from queries.gaps import gaps
from queries.index import text_index
from queries.matches import MatchesQuery, matches
from queries.path import PathQuery, path
from queries.profile import profile
from queries.quality import quality
from queries.scaling import ScalingQuery, robustness, scaling
from queries.search import SearchQuery, search
from queries.similar import SimilarQuery, similar
from queries.standing import make_everything
from tests.benchmarks.counting import counted_in_networkx
from tests.benchmarks.synthetic import synthetic

Question = Callable[[Store], object]
Row = dict[str, Any]

SMALLER = 10
"""The growth is shown between a graph of a tenth of the projects and the whole one."""
MIDDLE = 30
"""What needs all texts or the whole network is asked of a thirtieth of the projects, and a tenth of that."""
COLD_RUNS = 3
"""Of a cold question on a large graph the middle one of three counts."""
ENOUGH_SECONDS = 20.0


def _in_turn(label: str, asked: Callable[[Snapshot, str], object] = profile) -> Question:
    """A question about another thing each time: what was asked is kept, and would cost nothing."""
    left: list[str] = []

    def ask_next(store: Store) -> object:
        if not left:
            left.extend(r["id"] for r in store.at().query(f"MATCH (n:{label}) RETURN n.id AS id ORDER BY id"))
        return asked(store.at(), left.pop())

    return ask_next


def _matches_of(snapshot: Snapshot, thing: str) -> object:
    return matches(snapshot, MatchesQuery(thing=thing))


SMALL_GRAPH: Mapping[str, Question] = {
    "wiel, alles": lambda s: similar(s.at()),
    "wiel, als één project": lambda s: similar(s.at(), SimilarQuery(project="project/omzetpunt-amersfoort")),
    "witte vlekken, alles": lambda s: gaps(s.at()),
    "verbinders, alles": lambda s: brokers(s.at()),
    "robuustheid van de opschaling": lambda s: robustness(s.at()),
    "vraag: dubbel werk rond textiel": lambda s: ask(s.at(), "dubbel werk rond textiel"),
    "vraag met typefouten": lambda s: ask(s.at(), "samenwereken gelderlnad zonepanelen"),
    "pad van CESI naar Fryslân": lambda s: path(s.at(), PathQuery(start="CESI", end="Fryslân")),
    "Utrecht naast Gelderland": lambda s: compare(s.at(), CompareQuery(things=("utrecht", "gelderland"))),
    "wijzigingen, alles": lambda s: changes(s.at()),
    "kwaliteit, alles": lambda s: quality(s.at()),
    "samenwerking, alles": lambda s: collaboration(s.at()),
    "samenwerking, Fryslân en hennep": lambda s: collaboration(
        s.at(), CollaborationQuery(provinces=("fryslan",), topics=("hennep",))
    ),
    "samenwerking, thema Bouw": lambda s: collaboration(s.at(), CollaborationQuery(themes=("ta-bouw",))),
    "samenwerking, vrij woord (lisdodde)": lambda s: collaboration(
        s.at(), CollaborationQuery(topics=("lisdodde",))
    ),
    "samenwerking, coalities van drie": lambda s: collaboration(s.at(), CollaborationQuery(size=3)),
    "opschaling, alles": lambda s: scaling(s.at()),
    "opschaling, naar Zeeland, over asfalt": lambda s: scaling(
        s.at(), ScalingQuery(provinces=("zeeland",), topics=("asfalt",))
    ),
    "opschaling, thema Bouw": lambda s: scaling(s.at(), ScalingQuery(themes=("ta-bouw",))),
    "opschaling, andere gewichten": lambda s: scaling(s.at(), ScalingQuery(weights={"bewijs": 3.0})),
    "profiel, telkens van een andere provincie": _in_turn("Province"),
    "profiel, telkens van een ander platform": _in_turn("Platform"),
    "profiel, telkens van een ander thema": _in_turn("Theme"),
    "profiel, telkens van een andere organisatie": _in_turn("Organisation"),
    "profiel, telkens van een ander project": _in_turn("Project"),
    "profiel, steeds van dezelfde provincie": lambda s: profile(s.at(), "provincie/fryslan"),
    "profiel, van een platform bij zijn naam": lambda s: profile(s.at(), "CESI"),
    "schakels, telkens van een ander project": _in_turn("Project", _matches_of),
    "voorstellen, nieuw": lambda s: proposals(s.at()),
    "zoeken, een woord (hennep)": lambda s: search(s.at(), SearchQuery(text="hennep")),
    "zoeken, met een typefout (vezelhenep)": lambda s: search(s.at(), SearchQuery(text="vezelhenep")),
    "zoeken, meer woorden": lambda s: search(s.at(), SearchQuery(text="circulair bouwen met hout")),
    "zoeken, met filters": lambda s: search(
        s.at(), SearchQuery(text="asfalt", provinces=("gelderland",), types=("project",))
    ),
}

LARGE_GRAPH: Mapping[str, Question] = {
    "samenwerking, alles": SMALL_GRAPH["samenwerking, alles"],
    "samenwerking, Fryslân en Drenthe": lambda s: collaboration(
        s.at(), CollaborationQuery(provinces=("fryslan", "drenthe"))
    ),
    "samenwerking, thema Bouw": SMALL_GRAPH["samenwerking, thema Bouw"],
    "samenwerking, Fryslân en hennep": SMALL_GRAPH["samenwerking, Fryslân en hennep"],
    "opschaling, alles": SMALL_GRAPH["opschaling, alles"],
    "opschaling, naar Drenthe": lambda s: scaling(s.at(), ScalingQuery(provinces=("drenthe",))),
    "opschaling, thema Bouw": SMALL_GRAPH["opschaling, thema Bouw"],
    "opschaling, onderwerp hennep": lambda s: scaling(s.at(), ScalingQuery(topics=("hennep",))),
    "witte vlekken, alles": SMALL_GRAPH["witte vlekken, alles"],
    "schakels, telkens van een ander project": _in_turn("Project", _matches_of),
    "voorstellen, nieuw": SMALL_GRAPH["voorstellen, nieuw"],
}

MIDDLE_GRAPH: Mapping[str, Question] = {
    "zoeken, een woord (hennep)": SMALL_GRAPH["zoeken, een woord (hennep)"],
    "wiel, alles": SMALL_GRAPH["wiel, alles"],
    "verbinders, alles": SMALL_GRAPH["verbinders, alles"],
    "robuustheid van de opschaling": SMALL_GRAPH["robuustheid van de opschaling"],
    "wijzigingen, alles": SMALL_GRAPH["wijzigingen, alles"],
    "kwaliteit, alles": SMALL_GRAPH["kwaliteit, alles"],
}
"""The questions that are not asked of the large graph."""


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Meet laden en vragen, klein en groot.")
    parser.add_argument(
        "--projects", type=int, default=300_000, metavar="N", help="omvang van de grote graaf"
    )
    parser.add_argument("--runs", type=int, default=20, metavar="N", help="keren dat elke warme vraag gaat")
    parser.add_argument("--json", type=Path, metavar="BESTAND", help="schrijf de metingen ook als JSON")
    chosen = parser.parse_args(arguments)
    found: dict[str, Any] = {"machine": _machine(), "runs": chosen.runs, "projects": chosen.projects}
    with tempfile.TemporaryDirectory(prefix="schakelkaart-meting-") as folder:
        os.environ[text_index.CACHE_VARIABLE] = str(Path(folder) / "cache")
        seeds, found["seeds"] = _seeds(Path(folder), chosen.runs)
        for name, questions, most in (
            ("middle", MIDDLE_GRAPH, max(SMALLER, chosen.projects // MIDDLE)),
            ("growth", LARGE_GRAPH, chosen.projects),
        ):
            found[name] = [
                _large(seeds, projects, questions, Path(folder), chosen.runs)
                for projects in (max(1, most // SMALLER), most)
            ]
    found["peakMemoryMb"] = _peak_memory()
    print(_page(found))
    if chosen.json:
        chosen.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _seeds(folder: Path, runs: int) -> tuple[GraphData, Row]:
    """The graph of the seeds, and what it costs to make, load and ask it."""
    _say("kaarten lezen en laden")
    prepared, prepare_time = _timed(lambda: prepare(seeds_folder()))
    store = open_store(f"file:{folder / 'seeds.lbug'}")
    _, load_time = _timed(lambda: store.replace(prepared.data))
    make_time = _stood_on(store)
    questions = [_asked(store, name, ask, runs, 1) for name, ask in SMALL_GRAPH.items()]
    store.close()
    return prepared.data, {
        "prepare": prepare_time,
        "load": load_time,
        "standing": make_time,
        "questions": questions,
    }


def _large(
    seeds: GraphData, projects: int, questions: Mapping[str, Question], folder: Path, runs: int
) -> Row:
    """A synthetic graph of ``projects`` projects: made, loaded, counted in networkx, and asked."""
    store = open_store(f"file:{folder / f'{projects}.lbug'}")
    measured = _stored(seeds, projects, store)
    measured["standing"] = _stood_on(store)
    asked = [_asked(store, name, ask, runs, COLD_RUNS) for name, ask in questions.items()]
    store.close()
    return {"projects": projects, **measured, "questions": asked}


def _stood_on(store: Store) -> float:
    """Seconds that the load takes for what questions stand on."""
    return _timed(lambda: make_everything(store.at(), _say))[1]


def _stored(seeds: GraphData, projects: int, store: Store) -> Row:
    """All that needs the graph in memory; it is gone when the questions are asked."""
    _say(f"graaf van {projects} projecten maken")
    data, make_time = _timed(lambda: synthetic(seeds, projects))
    _say(f"{data.relationship_count()} relaties laden")
    _, load_time = _timed(lambda: store.replace(data))
    memory = _peak_memory()
    _say("tellen in networkx")
    networkx = {name: _rounded(seconds) for name, seconds in counted_in_networkx(data).items()}
    return {
        "nodes": data.node_count(),
        "relationships": data.relationship_count(),
        "memoryMb": memory,
        "make": make_time,
        "load": load_time,
        "networkx": networkx,
    }


def _asked(store: Store, name: str, ask: Question, runs: int, cold_runs: int) -> Row:
    """Seconds of one question: cold, and the median and 95th percentile when warm."""
    _say(name)
    cold = _repeated(lambda: _timed(lambda: ask(store))[1], cold_runs, lambda: _forget(store))
    warm = sorted(_repeated(lambda: _timed(lambda: ask(store))[1], runs))
    return {
        "question": name,
        "cold": statistics.median(cold),
        "median": _rounded(statistics.median(warm)),
        "p95": warm[min(len(warm) - 1, round(0.95 * len(warm)))],
    }


def _repeated(
    seconds: Callable[[], float], times: int, before: Callable[[], None] | None = None
) -> list[float]:
    """Seconds of up to so many runs, no more once they have taken ``ENOUGH_SECONDS`` together."""
    found: list[float] = []
    while len(found) < times and sum(found) < ENOUGH_SECONDS:
        if before is not None:
            before()
        found.append(seconds())
    return found


def _forget(store: Store) -> None:
    """Make the next question the first one of a server: what the load made is on disk, nothing is open."""
    store.close()


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    done = work()
    return done, _rounded(time.perf_counter() - begun)


def _rounded(seconds: float) -> float:
    return round(seconds, 5)


def _peak_memory() -> int:
    """Most memory that this process held, in MB (macOS counts in bytes, Linux in kilobytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1_000_000 if sys.platform == "darwin" else 1_000))


def _machine() -> str:
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return (
        f"{os.cpu_count()} kernen, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}"
    )


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


# -- the page -----------------------------------------------------------------------------------


def _page(found: Mapping[str, Any]) -> str:
    seeds, growth = found["seeds"], found["growth"]
    return "\n".join(
        [
            f"Machine: {found['machine']}. Warm: mediaan en 95e percentiel van {found['runs']} keer.",
            "",
            "### De kaarten",
            "",
            f"Lezen, controleren en samenvoegen: {_shown(seeds['prepare'])}; laden: {_shown(seeds['load'])}; "
            "maken waar vragen op staan (zoekindex, kenmerken, vraag en aanbod): "
            f"{_shown(seeds['standing'])}.",
            "",
            *_table(
                ["vraag", "koud", "warm (mediaan)", "warm (p95)"],
                [
                    [q["question"], *map(_shown, (q["cold"], q["median"], q["p95"]))]
                    for q in seeds["questions"]
                ],
            ),
            "",
            "### Groei",
            "",
            *_growth_table(growth, [*_sizes(growth), *_question_times(growth)]),
            "",
            "### Groei van wat alle teksten of het hele netwerk nodig heeft",
            "",
            *_growth_table(found["middle"], _question_times(found["middle"])),
            "",
            f"Hoogste geheugengebruik van de hele meting: {_number(found['peakMemoryMb'])} MB.",
        ]
    )


def _growth_table(growth: Sequence[Mapping[str, Any]], rows: Sequence[Sequence[str]]) -> list[str]:
    """One line a measure, with its value in every graph and how much the last is of the first."""
    return _table(["", *(f"{_number(g['projects'])} projecten" for g in growth), "verhouding"], rows)


def _sizes(growth: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    counts = [
        ("knopen", "nodes"),
        ("relaties", "relationships"),
        ("geheugen tot en met laden, MB", "memoryMb"),
    ]
    rows = [
        [name, *(_number(g[key]) for g in growth), _ratio([g[key] for g in growth])] for name, key in counts
    ]
    return rows + _times(
        [
            ("maken", [g["make"] for g in growth]),
            ("laden, met versie", [g["load"] for g in growth]),
            ("maken waar vragen op staan", [g["standing"] for g in growth]),
            *((f"networkx: {name}", [g["networkx"][name] for g in growth]) for name in growth[0]["networkx"]),
        ]
    )


def _question_times(growth: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    return _times(
        [
            (f"{question['question']}: {name}", [g["questions"][number][key] for g in growth])
            for number, question in enumerate(growth[0]["questions"])
            for name, key in (("koud", "cold"), ("warm", "median"))
        ]
    )


def _times(rows: Sequence[tuple[str, Sequence[float]]]) -> list[list[str]]:
    return [[name, *map(_shown, seconds), _ratio(seconds)] for name, seconds in rows]


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    line = [":--", *["--:"] * (len(heads) - 1)]
    return [f"| {' | '.join(cells)} |" for cells in (heads, line, *rows)]


def _shown(seconds: float) -> str:
    text = f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
    return text.replace(".", ",")


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def _ratio(values: Sequence[float]) -> str:
    return f"{values[-1] / values[0]:.1f}×".replace(".", ",") if values[0] else "-"


if __name__ == "__main__":
    main()
