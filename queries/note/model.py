"""What is asked of the IPO note, and what is answered."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from queries.base.asked import SOMETHING, Question, Word
from queries.base.model import Answer, Reference, SourceReference

NotePart = Literal["oproepen", "cijfers", "akkoord"]


class NoteQuery(Question):
    """``part`` is what is asked: the calls, the figures, or what a document holds.

    ``parties`` are names: of calls those they are addressed to, of figures those whose amount it is.
    ``document`` names what ``akkoord`` is asked of.
    """

    part: NotePart = Field(
        default="oproepen",
        validation_alias="onderdeel",
        description="`oproepen`: wat de provincies vragen; `cijfers`: bedragen; `akkoord`: wat erin staat.",
    )
    parties: tuple[Word, ...] = Field(
        default=(),
        validation_alias="partij",
        max_length=12,
        description="Aan wie de oproep is gericht, of van wie het bedrag is; mag vaker.",
    )
    document: str = Field(
        default="Bestuurlijk Akkoord",
        validation_alias="document",
        pattern=SOMETHING,
        max_length=200,
        description="Naam van het document, alleen bij `akkoord`.",
    )


class NoteItem(Answer):
    """A call, a figure, or a part of a document, with the sources that say so.

    ``text`` is a call in full, a figure as its source says it.  ``parties`` are those it is addressed to or
    whose amount it is; none when no source says.  ``amount`` with ``unit`` and ``per`` only of figures.
    """

    id: str = Field(description="Identificatie.")
    type: str = Field(description="Soort ding.")
    name: str = Field(description="Naam.")
    kind: str = Field(default="", description="Soort, zoals `oproep`, `wens` of `vraag aan het Rijk`.")
    text: str = Field(default="", description="De oproep, of het cijfer zoals de bron het zegt.")
    remark: str = Field(default="", description="Wat erbij is op te merken.")
    places: list[str] = Field(description="Hoofdstukken en paragrafen van de notitie waar het staat.")
    parties: list[Reference] = Field(description="Aan wie de oproep is gericht, of van wie het cijfer is.")
    themes: list[Reference] = Field(description="Thema's en onderwerpen.")
    amount: float | None = Field(default=None, description="Het getal van een cijfer.")
    unit: str = Field(default="", description="Eenheid: `euro` of `procent`.")
    per: str = Field(default="", description="Per wat, zoals `jaar`.")
    includes: str = Field(default="", description="Wat is meegeteld; leeg als geen bron dat zegt.")
    sources: list[SourceReference] = Field(description="De bronnen, met de paragraaf.")


class NoteAnswer(Answer):
    """One or two Dutch sentences, and the things they are about.

    ``unaddressed`` are calls of which no source says to whom: they may be meant as well.
    """

    version: str = Field(description="De versie van de graaf.")
    part: NotePart = Field(description="Wat is gevraagd.")
    parties: list[Reference] = Field(description="De gevraagde partijen.")
    sentence: str = Field(description="Het antwoord in gewone taal.")
    items: list[NoteItem] = Field(description="Wat het antwoord noemt.")
    unaddressed: list[NoteItem] = Field(description="Oproepen waarvan niet bekend is aan wie.")
    notes: list[str] = Field(description="Wat erbij is op te merken.")
