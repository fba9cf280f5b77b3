"""What is set from outside about the graph: the variables of the environment, declared once.

``api.settings`` adds those of the site.  They are read when they are asked for,
so that a program may set them.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "SCHAKELKAART_"


class GraphSettings(BaseSettings):
    """What ``graph`` and ``queries`` are set up with.  An empty variable is as one that is not there."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, str_strip_whitespace=True
    )

    graph: str = Field(
        default="file:graph.lbug",
        description="Waar de graaf staat: `file:PAD`, of `neo4j://gebruiker@server:7687/database`.",
    )
    neo4j_password: SecretStr | None = Field(
        default=None, description="Het wachtwoord van Neo4j, als het niet in het adres staat."
    )
    neo4j_password_file: Path | None = Field(
        default=None, description="Een bestand met dat wachtwoord; gaat voor de variabele ervoor."
    )
    cache: Path | None = Field(
        default=None,
        description="Map voor zoekindexen en bestanden van de hele graaf, één keer per versie gemaakt. "
        "Zonder instelling de cachemap van de gebruiker.",
    )
    slow_statement_seconds: float = Field(
        default=1.0,
        gt=0,
        description="Vanaf hoeveel seconden een vraag aan de graaf traag heet.",
    )


def variable(name: str) -> str:
    """The variable of the environment that sets a field."""
    return f"{PREFIX}{name.upper()}"
