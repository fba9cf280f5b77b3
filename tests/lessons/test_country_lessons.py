"""What stopped in a small country, and to whom it is a lesson."""

from __future__ import annotations

from graph.store import Snapshot
from queries.lessons import lessons, lessons_of
from queries.words import themes_named, topics_named


def test_a_lesson_is_found_by_its_subject_also_by_a_wider_one_or_a_word_in_its_text(
    country: Snapshot,
) -> None:
    for words in (
        topics_named(country, ["hennep"]),
        themes_named(country, ["ta-bouw"]),
        topics_named(country, ["huis"]),
        topics_named(country, ["zeewier", "hennep"]),
    ):
        assert [lesson.name for lesson in lessons(country, words)] == ["Hennephuis Assen"]
    for words in (topics_named(country, ["zeewier"]), topics_named(country, ["bieten"])):
        assert lessons(country, words) == []


def test_a_lesson_travels_but_a_province_alone_has_its_own(country: Snapshot) -> None:
    (lesson,) = lessons(country, provinces=("drenthe",))
    assert lesson.text == "Gestopt in 2020. De vergunning bleef uit."
    assert [source.id for source in lesson.sources] == ["bron/sloophub-opent-deuren"]
    assert lessons(country, provinces=("zeeland",)) == []
    assert lessons(country) == [lesson]
    assert lessons(country, topics_named(country, ["hennep"]), ("zeeland",)) == [lesson]
    assert lessons_of(country, ["project/hennephuis-assen", "project/sloophub"]) == [lesson]
