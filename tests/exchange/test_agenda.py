"""What a note on matches says, held against the graph."""

from __future__ import annotations

from datetime import date

import pytest

from api.files.match_notes import Words, match_note
from api.files.note_text import markdown
from graph.schema.phases import FINISHED, RUNNING
from graph.store import Snapshot, Store
from queries.base.model import UnknownWordError
from queries.exchange import AgendaItem, AgendaQuery, ExchangeQuery, agenda, proposals
from queries.matches import MatchesQuery, matches
from queries.matches.weights import GOOD

HEMP = "kans/keten-van-land-tot-pand-organiseren~project/fryske-vezelhennepdeal"
SHIPS = (
    "kans/circulaire-scheepsontmanteling-in-vlissingen"
    "~project/circulaire-scheepsontmanteling-cmt-marine-metals"
)
PYROLYSIS = "kans/ruimte-voor-recyclers-van-kunststof~project/pryme-one"


@pytest.fixture
def now(seed_store: Store) -> Snapshot:
    return seed_store.at()


def items(now: Snapshot, *asked: str) -> list[AgendaItem]:
    return agenda(now, AgendaQuery(matches=asked)).items


def tried(now: Snapshot, match: str) -> list[AgendaItem]:
    """The match, if there is one."""
    try:
        return items(now, match)
    except UnknownWordError:
        return []


def test_a_match_on_a_note_is_the_one_that_is_proposed(now: Snapshot) -> None:
    for proposal in proposals(now, ExchangeQuery(limit=0)).proposals[::40]:
        (item,) = items(now, proposal.id)
        assert item.id == proposal.id
        assert (item.explanation, item.said) == (proposal.match.explanation, proposal.said)
        assert (item.joint_work, item.new) == (proposal.joint_work, proposal.new)
        assert item.together == proposal.together


def test_a_match_is_known_by_either_order_and_by_names(now: Snapshot) -> None:
    need, _, supply = HEMP.partition("~")
    first = items(now, HEMP)
    assert items(now, f"{supply}~{need}") == first
    assert items(now, f"{need}~Fryske Vezelhennepdeal", HEMP) == first


def test_the_dates_and_sources_are_those_of_the_graph(now: Snapshot) -> None:
    for side in (end for item in items(now, HEMP, SHIPS, PYROLYSIS) for end in (item.need, item.supply)):
        rows = now.query(
            f"MATCH (n:{side.type} {{id: $id}})-[:STATED_IN]->(s:Source) RETURN s.id AS id, s.date AS date",
            {"id": side.id},
        )
        assert {source.id for source in side.sources} == {row["id"] for row in rows}
        assert side.newest == max((row["date"] or "" for row in rows), default="")


def test_what_runs_besides_runs_or_is_finished_on_the_same_subject(now: Snapshot) -> None:
    (item,) = items(now, SHIPS)
    assert [side.name for side in item.running][:1] == ["Pilot circulaire sloop sleepboot Jan"]
    for proposal in proposals(now, ExchangeQuery(limit=0)).proposals[::60]:
        (item,) = items(now, proposal.id)
        own = {item.need.id, item.supply.id}
        for side in item.running:
            assert side.phase in (*RUNNING, FINISHED)
            assert side.id not in own
            needs = [end.id for end in (item.need, item.supply) if end.role == "need"]
            same = [one for need in needs for one in tried(now, f"{need}~{side.id}")]
            assert item.subjects[0].id in [one.subjects[0].id for one in same]


def test_a_less_sure_match_can_be_put_on_a_note_too(now: Snapshot) -> None:
    answer = matches(now, MatchesQuery(thing="kans/hergebruik-van-zonnepanelen", limit=0))
    unsure = next(m for m in answer.matches if m.useful < GOOD and m.kind != "lesson")
    (item,) = items(now, f"{unsure.need.id}~{unsure.supply.id}")
    assert item.explanation == unsure.explanation


def test_what_is_no_match_is_refused_with_the_reason(now: Snapshot) -> None:
    with pytest.raises(UnknownWordError, match="hoogstens 3 schakels; dit zijn er 4"):
        items(now, HEMP, SHIPS, PYROLYSIS, "project/pha2use~platform/chaplin")
    with pytest.raises(UnknownWordError, match="Schrijf beide kanten"):
        items(now, "kans/hergebruik-van-zonnepanelen")
    with pytest.raises(UnknownWordError, match="is geen schakel: die zijn er tussen"):
        items(now, "project/pha2use~project/pha2use")
    with pytest.raises(UnknownWordError, match="is geen schakel: die zijn er tussen"):
        items(now, "provincie/fryslan~provincie/drenthe")
    with pytest.raises(UnknownWordError, match="niets gevonden"):
        items(now, "kans/bestaat-niet~project/pha2use")


def test_what_stopped_is_no_match_to_talk_about(now: Snapshot) -> None:
    things = [row["id"] for row in now.query("MATCH (n:Opportunity) RETURN n.id AS id ORDER BY id LIMIT 200")]
    lesson = next(
        match
        for thing in things
        for match in matches(now, MatchesQuery(thing=thing, kinds=("lesson",), limit=1)).matches
    )
    with pytest.raises(UnknownWordError, match="een les, en geen voorstel"):
        items(now, f"{lesson.need.id}~{lesson.supply.id}")


# -- the note -------------------------------------------------------------------------------------


def test_the_note_says_how_old_its_sources_are_and_whom_to_ask(now: Snapshot) -> None:
    answer = agenda(now, AgendaQuery(matches=(SHIPS,)))
    text = markdown(match_note(answer, Words(), "https://a/", date(2026, 4, 21)).note)
    assert "Notitie voor de Regiegroep, 21 april 2026" in text
    assert "Nieuwste bron: 15 december 2022, ruim 3 jaar oud." in text
    assert "Te vragen bij Marine Metals." in text
    assert "De datum van de bron is niet bekend." in text
    contact = answer.items[0].need.contact
    assert contact is not None
    assert contact.party.name in text
    undated = markdown(match_note(answer, Words(), "https://a/").note)
    assert "jaar oud" not in undated
    assert "2026" not in undated.partition("## Bronnen")[0]


def test_own_words_take_the_place_of_ours_and_empty_ones_do_not(now: Snapshot) -> None:
    answer = agenda(now, AgendaQuery(matches=(HEMP, SHIPS)))
    ours = match_note(answer, Words(), "https://a/").note
    note = match_note(answer, Words("Mijn titel", "", ("", "Mijn tekst.")), "https://a/").note
    assert (note.title, note.request) == ("Mijn titel", ours.request)
    assert [s.text for s in note.sections][:2] == [answer.items[0].explanation, "Mijn tekst."]


def test_a_text_that_does_not_fit_is_told(now: Snapshot) -> None:
    answer = agenda(now, AgendaQuery(matches=(HEMP, SHIPS, PYROLYSIS)))
    assert match_note(answer, Words(), "https://a/").fits
    long = match_note(answer, Words(texts=("woord " * 300, "woord " * 300)), "https://a/")
    assert not long.fits


def test_every_fact_of_a_note_has_the_numbers_of_its_sources(now: Snapshot) -> None:
    answer = agenda(now, AgendaQuery(matches=(HEMP, SHIPS, PYROLYSIS)))
    note = match_note(answer, Words(), "https://a/").note
    named = [n for section in note.sections for line in section.lines for n in line.references]
    assert sorted(set(named)) == list(range(1, len(note.sources) + 1))
    for item, section in zip(answer.items, note.sections, strict=False):
        for side, line in zip((item.need, item.supply), section.lines, strict=False):
            assert {note.sources[n - 1].id for n in line.references} <= {s.id for s in side.sources}
            assert line.references
