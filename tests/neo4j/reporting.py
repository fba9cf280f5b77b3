"""Says at the end of a run on which Neo4j servers the tests ran, and shouts when they did not.

A plugin of its own, since with several processes it is the first that prints and the others that know.
"""

from __future__ import annotations

from typing import Any

import pytest

NOT_RUN = pytest.StashKey[dict[str, str]]()
"""Release to the reason why its tests did not run."""
RUN = pytest.StashKey[set[str]]()

_SENT = "neo4j"


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NOT_RUN] = {}
    config.stash[RUN] = set()


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        run = session.config.stash[RUN]
        output[_SENT] = [sorted(run), session.config.stash[NOT_RUN]]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """What a process that ran tests knows, when it ends."""
    run, not_run = getattr(node, "workeroutput", {}).get(_SENT, ([], {}))
    config: pytest.Config = node.config
    config.stash[RUN].update(run)
    config.stash[NOT_RUN].update(not_run)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    not_run, run = config.stash[NOT_RUN], config.stash[RUN]
    if run:
        terminalreporter.write_line(f"Neo4j tests ran on: {', '.join(sorted(run))}")
    for release, reason in sorted(not_run.items()):
        if run:
            terminalreporter.write_line(f"Neo4j tests did not run on {release}: {reason}", yellow=True)
        else:
            terminalreporter.write_sep("!", "NEO4J TESTS DID NOT RUN", red=True, bold=True)
            terminalreporter.write_line(f"{release}: {reason}", red=True)
