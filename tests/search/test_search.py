"""What a member of the Regiegroep may expect of the search box."""

from __future__ import annotations

import multiprocessing
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError
from tantivy import Query

from graph.store import Store, open_store
from loaders.build.load import Prepared
from queries.base.model import UnknownWordError
from queries.base.on_disk import KEPT_VERSIONS
from queries.dutch.words import key
from queries.index.text_index import INDEX_FORMAT, text_index
from queries.search import SearchAnswer, SearchQuery, search, text_matches
from queries.search.answer import MAX_HITS, MOST_PAIRED, _some
from queries.search.terms import parse

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "search_cases.yaml").read_text(encoding="utf-8")
)
LEAST_SUCCESS_AT_3 = 0.95
LEAST_RECIPROCAL_RANK = 0.9


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path_factory.getbasetemp() / "zoekcache"))


def ask(store: Store, text: str, **chosen: Any) -> SearchAnswer:
    return search(store.at(), SearchQuery(text=text, **chosen))


def ids(answer: SearchAnswer) -> list[str]:
    return [h.id for h in answer.hits]


def rank(store: Store, case: dict[str, Any]) -> int:
    """Place of the first hit that is right, 0 when there is none among fifty."""
    found = ids(ask(store, case["query"], limit=50))
    return next((n for n, i in enumerate(found, 1) if i in case["any_of"]), 0)


def test_questions_of_the_regiegroep_find_what_they_are_after(seed_store: Store) -> None:
    ranks = [rank(seed_store, case) for case in CASES]
    success = sum(0 < r <= 3 for r in ranks) / len(ranks)
    reciprocal = sum(1 / r for r in ranks if r) / len(ranks)
    missed = [c["query"] for c, r in zip(CASES, ranks, strict=True) if not 0 < r <= c["top"]]
    print(f"{len(CASES)} vragen: MRR {reciprocal:.3f}, succes@3 {success:.3f}, gemist: {missed}")
    assert success >= LEAST_SUCCESS_AT_3, missed
    assert reciprocal >= LEAST_RECIPROCAL_RANK, missed


def test_a_name_an_abbreviation_or_another_name_stands_first(seed_store: Store) -> None:
    for text in ("Vereniging Circulair Friesland", "VCF", "Circulair Fryslân"):
        assert ids(ask(seed_store, text))[0] == "platform/vereniging-circulair-friesland"


def test_accents_and_capitals_make_no_difference(seed_store: Store) -> None:
    assert ids(ask(seed_store, "Fryslan")) == ids(ask(seed_store, "FRYSLÂN"))


def test_friesland_finds_what_is_called_fryslan(seed_store: Store) -> None:
    assert set(ids(ask(seed_store, "Friesland", limit=0))) == set(ids(ask(seed_store, "Fryslân", limit=0)))


@pytest.mark.parametrize(
    ("typed", "meant"), [("textil", "textiel"), ("kunstof", "kunststof"), ("Grongingen", "Groningen")]
)
def test_a_typing_error_finds_what_was_meant(seed_store: Store, typed: str, meant: str) -> None:
    answer = ask(seed_store, typed)
    assert ids(answer)[0] in ids(ask(seed_store, meant))[:3]
    assert "lijkt op" in answer.hits[0].matched
    assert any(meant.casefold() == s.casefold() for s in answer.did_you_mean) or typed == "textil"


def test_singular_and_plural_find_the_same_theme(seed_store: Store) -> None:
    for one, many in (("zonnepaneel", "zonnepanelen"), ("brug", "bruggen"), ("matras", "matrassen")):
        assert ids(ask(seed_store, one))[0] == ids(ask(seed_store, many))[0]


def test_hennep_finds_vezelhennep_but_no_word_that_only_ends_alike(seed_store: Store) -> None:
    assert "thema/on-vezelhennep" in ids(ask(seed_store, "hennep", limit=0))
    lexicon = text_index(seed_store.at()).lexicon
    assert "vezelhennep" in lexicon.compounds("hennep")
    assert not any("schennep" in word for word in lexicon.compounds("hennep"))


def test_a_compound_that_nobody_wrote_finds_its_parts(seed_store: Store) -> None:
    assert "thema/on-hennep" in ids(ask(seed_store, "hennepproject", limit=0))
    assert any("asfalt" in i for i in ids(ask(seed_store, "asfaltweg")))


def test_place_names_and_words_with_a_meaning_of_their_own_are_not_taken_apart(seed_store: Store) -> None:
    lexicon = text_index(seed_store.at()).lexicon
    for word in ("groningen", "flevoland", "landbouw", "kunststof", "grondstof", "netwerk"):
        assert lexicon.split.get(word, ()) == ()
    assert "landbouw" not in lexicon.compounds("bouw")
    assert "kunststof" not in lexicon.compounds("kunst")
    assert lexicon.split["bermgras"] == ("berm", "gras")


def test_linking_letters_are_no_part_of_the_words_they_link(seed_store: Store) -> None:
    lexicon = text_index(seed_store.at()).lexicon
    assert lexicon.split["bedrijfsafval"] == ("bedrijf", "afval")
    assert lexicon.parts("ambachtcentrum") == ("ambacht", "centrum")
    assert "bedrijfsafval" in lexicon.compounds("bedrijf")


def test_an_adjective_names_its_province(seed_store: Store) -> None:
    for adjective, province in (
        ("Zeeuwse", "zeeland"),
        ("Friese", "fryslan"),
        ("Brabantse", "noord-brabant"),
    ):
        assert f"provincie/{province}" in ids(ask(seed_store, adjective, limit=0))


def test_a_place_alone_does_not_answer_a_question_about_something_there(seed_store: Store) -> None:
    about_textiles = set(ids(ask(seed_store, "textiel", limit=0)))
    assert set(ids(ask(seed_store, "textiel Vlieland", limit=0))) <= about_textiles


def test_quoted_words_must_stand_together(seed_store: Store) -> None:
    loose = ask(seed_store, "circulaire weg", limit=0)
    quoted = ask(seed_store, '"circulaire weg"', limit=0)
    assert 0 < quoted.total < loose.total
    assert all("circulaire weg" in h.name.casefold() or "naam" not in h.matched for h in quoted.hits)


def test_a_question_may_name_the_kind_of_thing(seed_store: Store) -> None:
    for text, kind in (("projecten over textiel", "Project"), ("kansen voor textiel", "Opportunity")):
        assert {h.type for h in ask(seed_store, text, limit=3).hits} == {kind}


def test_sources_stand_behind_what_they_tell_about(seed_store: Store) -> None:
    answer = ask(seed_store, "textiel", limit=0)
    kinds = [h.type for h in answer.hits]
    assert "Source" in kinds
    assert "Source" not in kinds[:50]


def test_filters_narrow_and_facets_count_all_hits(seed_store: Store) -> None:
    everything = ask(seed_store, "bouw", limit=0)
    kinds = {f.value: f.count for f in everything.facets.types}
    assert sum(kinds.values()) == everything.total
    projects = ask(seed_store, "bouw", types=["projecten"], limit=2)
    assert projects.total == kinds["Project"]
    assert len(projects.hits) == 2
    friesland = ask(seed_store, "bouw", types=["project"], provinces=["Friesland"], limit=0)
    assert all("fryslan" in h.provinces for h in friesland.hits)
    in_facet = {f.value: f.count for f in projects.facets.provinces}
    assert friesland.total == in_facet["fryslan"]
    assert {f.label for f in projects.facets.provinces} >= {"Fryslân", "Noord-Brabant"}
    pilots = ask(seed_store, "bouw", phases=["pilot"], limit=0)
    assert {h.phase for h in pilots.hits} == {"pilot"}


def test_a_theme_filter_takes_the_narrower_topics_with_it(seed_store: Store) -> None:
    answer = ask(seed_store, "isolatie", themes=["hennep"], limit=0)
    assert "project/fryske-vezelhennepdeal" in ids(answer)


@pytest.mark.parametrize(
    "chosen",
    [{"types": ["projekt"]}, {"provinces": ["Freisland"]}, {"themes": ["boww"]}, {"phases": ["pilto"]}],
)
def test_an_unknown_filter_says_what_was_probably_meant(seed_store: Store, chosen: dict[str, Any]) -> None:
    with pytest.raises(UnknownWordError, match="Bedoelde u"):
        ask(seed_store, "bouw", **chosen)


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_a_question_has_between_1_and_200_letters(text: str) -> None:
    with pytest.raises(ValidationError):
        SearchQuery(text=text)


@pytest.mark.parametrize(
    "text",
    [
        "?",
        '"',
        '""',
        "()",
        "AND OR NOT",
        "a:b^2~",
        "*",
        "\\",
        "de het een",
        "+hennep -bouw",
        "[x TO y]",
        "é",
        "😀",
    ],
)
def test_no_sign_breaks_the_search(seed_store: Store, text: str) -> None:
    assert ask(seed_store, text).total >= 0


def test_nothing_found_is_said_and_something_near_is_offered(seed_store: Store) -> None:
    answer = ask(seed_store, "xqzwvv")
    assert (answer.total, answer.hits) == (0, [])
    assert ask(seed_store, "zonepanelen").did_you_mean == ["zonnepanelen"]


def test_a_hit_shows_why_it_was_found(seed_store: Store) -> None:
    answer = ask(seed_store, "lisdodde", types=["project"], limit=0)
    for hit in answer.hits:
        assert hit.matched
        for start, end in hit.snippet.marks:
            assert 0 <= start < end <= len(hit.snippet.text)
    marked = [h.snippet.text[s:e].casefold() for h in answer.hits for s, e in h.snippet.marks]
    assert marked
    assert all("lisdodde" in word for word in marked)


def test_pages_follow_on_each_other(seed_store: Store) -> None:
    everything = ids(ask(seed_store, "textiel", limit=0))
    pages = [ids(ask(seed_store, "textiel", limit=7, offset=o)) for o in range(0, len(everything), 7)]
    assert [i for page in pages for i in page] == everything
    assert len(everything) <= MAX_HITS


def test_equal_questions_give_byte_equal_answers(seed_store: Store) -> None:
    first = ask(seed_store, "biobased bouwen", limit=0).model_dump_json()
    seed_store.at().kept.clear()
    assert ask(seed_store, "biobased bouwen", limit=0).model_dump_json() == first


def test_text_matches_are_projects_platforms_and_opportunities_and_never_guessed(seed_store: Store) -> None:
    found = text_matches(seed_store.at(), "hennep")
    assert "project/fryske-vezelhennepdeal" in found
    assert {i.partition("/")[0] for i in found} <= {"project", "platform", "kans"}
    assert text_matches(seed_store.at(), "hennnep") == []
    assert text_matches(seed_store.at(), "?!") == []
    both = set(text_matches(seed_store.at(), "hennep isolatie"))
    assert both < set(found)


# -- the index on disk ----------------------------------------------------------------------


@pytest.fixture
def cache(seed_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "cache"))
    seed_store.at().kept.clear()
    return tmp_path / "cache" / "zoeken"


def test_an_index_is_made_once_and_read_by_the_next_process(seed_store: Store, cache: Path) -> None:
    ask(seed_store, "hennep")
    place = cache / f"{seed_store.at().version}-{INDEX_FORMAT}"
    made = sorted(place.iterdir())
    assert [p.name for p in cache.iterdir()] == [place.name]
    seed_store.at().kept.clear()
    ask(seed_store, "hennep")
    assert sorted(place.iterdir()) == made


@pytest.mark.parametrize("victim", ["meta.json", "woorden.json"])
def test_a_corrupt_index_is_made_anew(seed_store: Store, cache: Path, victim: str) -> None:
    expected = ask(seed_store, "hennep").model_dump_json()
    (cache / f"{seed_store.at().version}-{INDEX_FORMAT}" / victim).write_text("kapot")
    seed_store.at().kept.clear()
    assert ask(seed_store, "hennep").model_dump_json() == expected


def test_without_a_place_to_write_the_index_is_kept_in_memory(
    seed_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    monkeypatch.setenv("SCHAKELKAART_CACHE", str(tmp_path / "bestand"))
    seed_store.at().kept.clear()
    assert ask(seed_store, "hennep").total > 0


def test_old_indexes_are_cleared_away(seed_store: Store, cache: Path) -> None:
    for number in range(KEPT_VERSIONS + 3):
        (cache / f"oud{number}-{INDEX_FORMAT}").mkdir(parents=True)
    ask(seed_store, "hennep")
    assert len(list(cache.iterdir())) == KEPT_VERSIONS
    assert (cache / f"{seed_store.at().version}-{INDEX_FORMAT}").is_dir()


def _ask_in_a_process(url: str) -> int:
    return ask(open_store(url), "hennep").total


def test_two_processes_may_make_the_index_at_once(seed_store: Store, cache: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        totals = pool.map(_ask_in_a_process, [seed_store.url] * 2)
    assert totals[0] == totals[1] > 0
    assert [p.name for p in cache.iterdir()] == [f"{seed_store.at().version}-{INDEX_FORMAT}"]


def test_a_new_graph_is_searched_at_once(seed_data: Prepared, tmp_path: Path, cache: Path) -> None:
    store = open_store(f"file:{tmp_path / 'graph.lbug'}")
    store.replace(seed_data.data)
    assert "project/fryske-vezelhennepdeal" in ids(ask(store, "vezelhennepdeal"))
    fewer = type(seed_data.data)(
        {"Project": seed_data.data.nodes["Project"].head(0), "Theme": seed_data.data.nodes["Theme"]}
    )
    store.replace(fewer)
    answer = ask(store, "vezelhennepdeal")
    assert answer.version == store.at().version
    assert "project/fryske-vezelhennepdeal" not in ids(answer)


def test_the_cache_may_vanish_while_it_is_in_use(seed_store: Store, cache: Path) -> None:
    before = ask(seed_store, "hennep").total
    shutil.rmtree(cache)
    assert ask(seed_store, "hennep").total == before


def test_a_long_text_does_not_ask_the_index_for_every_pair_of_its_words(seed_store: Store) -> None:
    index = text_index(seed_store.at())
    assert len(parse("x " * 100, index).needed) == 1
    words = parse(" ".join(f"{a}{b}" for a in "bcdfg" for b in "aeiouy"), index).needed
    assert len(words) > MOST_PAIRED
    groups = _some([(unit, Query.empty_query()) for unit in words])
    assert len(groups) == MOST_PAIRED * (MOST_PAIRED - 1) / 2


@pytest.mark.parametrize(
    ("topic", "word"),
    [
        ("on-ambacht", "Geestmerambacht"),
        ("on-ambacht", "Verschilmakers"),
        ("on-ambacht", "kwartiermakers"),
        ("on-balken", "Balk"),
        ("on-leer", "leergang"),
        ("on-stallen", "stalen"),
        ("on-leidingen", "leiden"),
        ("on-kleding", "dijkbekleding"),
        ("on-zorg", "zorgen"),
        ("on-schoolgebouwen", "scholing"),
    ],
)
def test_a_word_that_only_has_the_letters_of_a_topic_does_not_name_it(
    seed_store: Store, topic: str, word: str
) -> None:
    now = seed_store.at()
    index = text_index(now)
    (row,) = now.query(
        "MATCH (t:Theme {id: $id}) RETURN t.name AS n, t.aliases AS a", {"id": f"thema/{topic}"}
    )
    labels = [key(label) for label in (row["n"], *(row["a"] or ()))]
    assert key(word) in index.lexicon.counts
    assert not [label for label in labels if key(word) in index.lexicon.expand_strictly(label).relations]


def test_a_place_is_found_as_it_is_written_and_by_its_other_names(seed_store: Store) -> None:
    for name in ("Assen", "Ommen", "Eersel"):
        for hit in ask(seed_store, name, limit=0, types=("project", "thema")).hits:
            assert set(hit.matched) & {"naam", "plaats", "partij", "omschrijving"}, hit
            assert hit.id not in ("thema/on-verbrandingsas", "project/opwerking-bodemas-heros-sluiskil"), hit
    assert "gemeente/gm0518" in ids(ask(seed_store, "'s-Gravenhage"))


def test_every_hit_says_where_its_words_stand(seed_store: Store) -> None:
    for text in ("Twentse Bouwboeren", "gemeente Den Haag", "windenergie", "De Wolden"):
        assert all(hit.matched for hit in ask(seed_store, text, limit=0).hits), text
