"""The linter of the NLGov REST API Design Rules: the official ruleset, run by Spectral.

The ruleset (``media/linter.yaml`` of Logius' repository API-Design-Rules) is no part of this project.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
RULES_VARIABLE = "SCHAKELKAART_ADR_RULES"
BESIDE_THE_PROJECT = ROOT.parent / "shared" / "tools" / "adr-linter.yaml"
TOOLS = ROOT / "tests" / "adr"
SEVERITIES = ("error", "warning", "information", "hint")


@dataclass(frozen=True)
class Finding:
    """What the linter objects to."""

    severity: str
    rule: str
    message: str
    where: str


def ruleset() -> Path | None:
    """Where the ruleset is; None when it is in neither place."""
    named = os.environ.get(RULES_VARIABLE)
    if named:
        if not Path(named).is_file():
            raise FileNotFoundError(f"{RULES_VARIABLE} names {named}, which is no file")
        return Path(named)
    return BESIDE_THE_PROJECT if BESIDE_THE_PROJECT.is_file() else None


def lint(document: dict[str, Any], rules: Path, folder: Path) -> list[Finding]:
    """What the linter finds in an OpenAPI document; installs the linter when it is not there yet."""
    spectral = TOOLS / "node_modules" / ".bin" / "spectral"
    if not spectral.exists():
        command = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=TOOLS, check=True, timeout=300)
    described = folder / "openapi.json"
    described.write_text(json.dumps(document), encoding="utf-8")
    command = [str(spectral), "lint", "-q", "-f", "json", "-r", str(rules), str(described)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"spectral stopped: {run.stderr or run.stdout}")
    return [
        Finding(SEVERITIES[f["severity"]], f["code"], f["message"], ".".join(map(str, f["path"])))
        for f in json.loads(run.stdout[run.stdout.index("[") :])
    ]
