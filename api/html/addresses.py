"""The address of a page: its path and the choices in it, from which every link on the page is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from fastapi import Request

from api.http.mine import ALL, FOLLOWING, MINE, PROVINCE, follows

QUESTION = "gesteld"
"""The parameter that holds the words somebody typed, on the page that answers them."""
PAGE = "pagina"
"""The parameter that a change of any other choice takes away: another list begins at its first page."""


@dataclass(frozen=True)
class Address:
    """A path with its choices, in order; a choice may be there more than once (``provincie=a&provincie=b``).

    Immutable: every method gives another address.  As text it is what belongs in an ``href``.  Where the
    page would take the reader's own province (``follows``), no province means all of them, and says so.
    """

    path: str
    choices: tuple[tuple[str, str], ...] = ()
    follows: bool = False

    @classmethod
    def of(cls, request: Request) -> Address:
        """The address that was asked for, without the choices that were left empty, without the reader's own
        province (every link keeps that) and without the question that led to it: once a reader chooses
        otherwise, that is no longer what was asked."""
        asked = request.query_params.multi_items()
        kept = tuple((name, value) for name, value in asked if value.strip() and name not in (QUESTION, MINE))
        return cls(request.url.path, kept, follows(request))

    @classmethod
    def at(cls, address: str) -> Address:
        """An address as it stands in an ``href``."""
        parts = urlsplit(address)
        return cls(unquote(parts.path), tuple(parse_qsl(parts.query)))

    @classmethod
    def parsed(cls, path: str, choices: str) -> Address:
        """A path with the choices that a query string holds, without the empty ones."""
        return cls(path, tuple((name, value) for name, value in parse_qsl(choices) if value.strip()))

    def all(self, name: str) -> list[str]:
        """The values chosen under a name."""
        return [value for key, value in self.choices if key == name]

    def having(self, name: str, *values: object) -> Address:
        """With these values under a name, instead of those it had; none takes the name away."""
        kept = [(key, value) for key, value in self.choices if key not in (name, PAGE)]
        return replace(self, choices=(*kept, *((name, str(value)) for value in values)))

    def also(self, name: str, value: object) -> Address:
        """With one more value under a name."""
        return self.having(name, *dict.fromkeys([*self.all(name), str(value)]))

    def without(self, name: str, value: object = None) -> Address:
        """Without one value under a name, or without all of them."""
        rest = [] if value is None else [kept for kept in self.all(name) if kept != str(value)]
        return self.having(name, *rest)

    def toggled(self, name: str, value: object) -> Address:
        """With the value if it was not chosen, without it if it was."""
        return self.without(name, value) if str(value) in self.all(name) else self.also(name, value)

    def only(self, *names: str) -> Address:
        """With nothing but the choices under these names: what another page or the API understands too."""
        return replace(self, choices=tuple((key, value) for key, value in self.choices if key in names))

    def on(self, path: str) -> Address:
        """The same choices on another page."""
        return replace(self, path=path)

    @property
    def query(self) -> str:
        """The choices as they stand behind the question mark."""
        everywhere = self.follows and self.path in FOLLOWING and not self.all(PROVINCE)
        return urlencode([*self.choices, *([(PROVINCE, ALL)] if everywhere else [])])

    @property
    def written(self) -> str:
        """As it stands on paper: with its slashes, so that it is shorter to type over."""
        return str(self).replace("%2F", "/")

    def __str__(self) -> str:
        return quote(self.path) + (f"?{self.query}" if self.query else "")
