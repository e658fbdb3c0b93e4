"""A table of cases as one test: collected, run and told once, where nobody asks for a single case by its name."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

import pytest


def each(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[..., Callable[..., None]]:
    """Return a decorator that runs a test with every case; `names` are arguments, as in `parametrize`.

    All cases that fail are told, each with its values. Fixtures are shared by the cases: a test that
    changes one is parametrised instead.
    """
    keys = (names,) if isinstance(names, str) else names
    rows = [(case,) if isinstance(names, str) else tuple(case) for case in cases]

    def decorated(test: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(test)
        def run(**fixtures: Any) -> None:
            failed: list[BaseException] = []
            for row in rows:
                values = dict(zip(keys, row, strict=True))
                try:
                    test(**fixtures, **values)
                except (Exception, pytest.fail.Exception) as fault:  # noqa: BLE001 - raised below, with its case
                    fault.add_note(f"case: {values!r:.1000}")
                    failed.append(fault)
            if failed:
                raise failed[0] if len(failed) == 1 else BaseExceptionGroup(test.__name__, failed)

        assert rows, f"{test.__name__} has no case"
        whole = inspect.signature(test)
        others = [one for name, one in whole.parameters.items() if name not in keys]
        vars(run)["__signature__"] = whole.replace(parameters=others)
        return run

    return decorated
