"""Writes the examples of the API's description from the seed graph (``make docs``)."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import httpx

from api.app import create_app
from api.rest.description import EXAMPLES
from api.rest.parameters import EXAMPLE
from graph.store import open_store
from loaders.build.load import load
from loaders.documents.folder import seeds_folder

MAX_BYTES = 40_000
"""A longer answer makes the description unreadable: who wants to see it asks."""


async def examples(folder: Path) -> dict[str, object]:
    """Address to answer, for every resource that names an example."""
    store = open_store(f"file:{folder / 'graph.lbug'}")
    load(seeds_folder(), store)
    app = create_app(store)
    operations = [o for item in app.openapi()["paths"].values() for o in item.values()]
    addresses = [o[EXAMPLE] for o in operations if EXAMPLE in o]
    made: dict[str, object] = {}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        for address in addresses:
            answer = (await client.get(address)).raise_for_status()
            if len(answer.content) <= MAX_BYTES:
                made[address] = answer.json()
    return made


async def main() -> None:
    """Write the file."""
    with tempfile.TemporaryDirectory() as folder:
        made = await examples(Path(folder))
    EXAMPLES.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    import asyncio

    asyncio.run(main())
