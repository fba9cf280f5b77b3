"""A note as plain text in Markdown: for an e-mail, a wiki or the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import Response

from api.files.downloads import attachment
from api.files.notes import Note
from queries.dutch.figures import dutch_date

MARKDOWN = "text/markdown; charset=utf-8"


def as_markdown(note: Note) -> Response:
    """The note as a file to save."""
    return attachment(markdown(note).encode(), MARKDOWN, f"{note.file}.md")


def markdown(note: Note) -> str:
    """The note: headings, sentences, lists, and sources with the numbers by which they are named."""
    return "\n".join(_lines(note)).rstrip() + "\n"


def _lines(note: Note) -> Iterator[str]:
    yield from (note.kicker, "", f"# {note.title}", "", f"**Gevraagd:** {note.request}", "")
    for section in note.sections:
        yield from (f"## {section.heading}", "")
        if section.text:
            yield from (section.text, "")
        for line in section.lines:
            marks = f" [{', '.join(map(str, line.references))}]" if line.references else ""
            yield f"- {line.text}{marks}"
        yield from ([""] if section.lines else [])
    if note.sources:
        yield from ("## Bronnen", "")
    for place, source in enumerate(note.sources, 1):
        said = filter(None, [source.title, source.publisher, dutch_date(source.date), source.where])
        yield f"{place}. {', '.join(said)}.{f' <{source.url}>' if source.url else ''}"
    yield from ("", f"{note.colophon} {note.address}".strip())
