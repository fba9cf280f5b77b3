"""The walk-throughs of docs/api.md do what they say: their code is run against a real server."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

PAGE = Path(__file__).parents[2] / "docs" / "api.md"


def blocks(language: str) -> list[str]:
    return re.findall(
        rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


def run(command: list[str], address: str) -> str:
    environment = {**os.environ, "API": address, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("block", blocks("bash"), ids=lambda b: b.splitlines()[0][:70])
def test_every_curl_example_answers(site: str, block: str) -> None:
    answer = run(["bash", "-euo", "pipefail", "-c", block], site)
    assert answer.strip() == "304" or json.loads(answer)


def test_the_curl_examples_find_what_they_are_about(site: str) -> None:
    entry, projects, one, together, unchanged, mistake = (
        run(["bash", "-euo", "pipefail", "-c", block], site) for block in blocks("bash")
    )
    assert json.loads(entry)["resources"]
    assert json.loads(projects)["total"] > 0
    assert json.loads(one)["sources"]
    assert len(json.loads(together)["opportunities"]) >= 1
    assert unchanged.strip() == "304"
    assert 'Bedoelde u "Fryslân"?' in json.loads(mistake)["detail"]


def test_the_python_example_runs_as_one_script_and_counts_right(site: str) -> None:
    printed = run([sys.executable, "-c", "\n".join(blocks("python"))], site).splitlines()
    total = httpx.get(f"{site}/v1/projecten?provincie=drenthe&provincie=fryslan").json()["total"]
    assert printed[0] == f"{total} projecten in Drenthe en Fryslân"
    assert any(line.startswith("- ") and "http" in line for line in printed)
    assert printed[-2:] == ["400 aantal: moet een geheel getal zijn.", "aantal int_parsing"]


def test_the_page_names_every_resource(site: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    for path in httpx.get(f"{site}/v1/openapi.json").json()["paths"]:
        if path != "/" and "{" not in path:
            assert f"/v1{path}" in text, path
