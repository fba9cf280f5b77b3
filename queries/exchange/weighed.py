"""What the value of a proposal is made of, in Dutch."""

from __future__ import annotations

from queries.exchange.candidates import Candidate
from queries.exchange.model import Weighed
from queries.likeness.features import Features
from queries.matches.model import Match, Subject
from queries.matches.weights import SUBJECTS_NAMED


def weighed(candidate: Candidate, made: Features, match: Match) -> list[Weighed]:
    """Every part with its reason; the value is their product."""
    said = {
        "nuttig": "van wat over één onderwerp gaat, is de helft nuttig bevonden"
        if candidate.focus
        else "de geschatte kans dat dit nuttig is, naar hoe zij op elkaar lijken",
        "gevraagd": _asked(match),
        "aanbod": f"{match.supply.name} is {match.supply.stage}",
        "onderwerp": _subject(candidate, made),
        "kern": _core(candidate, match),
        "bereik": "speelt in enkele provincies"
        if candidate.parts["bereik"] == 1
        else "een van beide speelt in veel provincies, en is dan geen gesprek tussen twee",
        "nieuw": "hierop is tussen hen nog niets bekend"
        if candidate.new
        else "hierop bestaat al iets, of er is een partij die hen verbindt"
        if candidate.parts["nieuw"] < 1
        else "of hierop al iets bestaat, is niet te zeggen",
    }
    return [
        Weighed(part=part, value=round(value, 3), text=said[part]) for part, value in candidate.parts.items()
    ]


def _asked(match: Match) -> str:
    if match.need.type == "Opportunity":
        return "een kans die op een kaart staat"
    if match.need.type == "Province":
        return "een zwaartepunt van de provincie, waarop daar geen project bekend is"
    return f"{match.need.name} is {match.need.stage} en kan leren van wie verder is"


def _core(candidate: Candidate, match: Match) -> str:
    if match.need.type != "Opportunity":
        return "of de ander gaat over wat in de naam staat, telt alleen bij een kans"
    if candidate.parts["kern"] < 1:
        return "de kans is genoemd naar iets waarover de ander niet of maar ten dele gaat"
    return "de ander gaat over wat de naam van de kans noemt, of die naam zegt dat niet"


def _subject(candidate: Candidate, made: Features) -> str:
    if candidate.subject is None:
        return "geen onderwerp dat beide noemen"
    said = [_told(subject, made) for subject in candidate.about.subjects[:SUBJECTS_NAMED]]
    return said[0] if len(said) == 1 else f"het meest concrete van: {'; '.join(said)}"


def _told(subject: Subject, made: Features) -> str:
    column = made.tags.index(subject.id) if subject.id in made.tags else None
    if column is None:
        return f"{subject.name}, dat op geen kaart als trefwoord staat"
    often = int(made.shared_by.starts[column + 1] - made.shared_by.starts[column])
    return f"{subject.name} ({subject.nature or 'onderwerp'}), trefwoord van {often}"
