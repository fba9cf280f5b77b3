"""Everything that is set from outside, on one page: the variables ``SCHAKELKAART_...`` of the environment.

``docs/instellingen.md`` is made from it.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from graph.settings import GraphSettings, variable

__all__ = ["Settings", "variable"]


class Settings(GraphSettings):
    """What the site and the command line are set up with, with what the graph is."""

    seeds: Path | None = Field(
        default=None,
        description="Map met de kaarten waaruit de graaf is geladen. Zonder instelling die van het project.",
    )
    base: str = Field(
        default="",
        description="Adres waaronder de site bekend is, zoals `https://schakelkaart.example.nl`; daarmee "
        "beginnen alle identificaties. Zonder instelling de server die wordt gevraagd.",
    )
    publisher: str = Field(
        default="",
        description="Adres van de uitgever in TOOI, zoals "
        "`https://identifier.overheid.nl/tooi/id/provincie/pv21`.",
    )
    publisher_name: str = Field(default="", description="Naam van de uitgever in DCAT.")
    log_requests: bool = Field(
        default=True,
        description="Van elk verzoek een regel JSON op stderr: methode, route, status, milliseconden en "
        "versie van de graaf; geen adressen van mensen en niets van wat er werd gevraagd.",
    )
    log_statements: bool = Field(
        default=True, description="Van elke trage vraag aan de graaf een regel JSON op stderr."
    )
