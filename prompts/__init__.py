"""Prompts, canned replies and the wordings of questions, in Vietnamese, as files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any


class PromptError(ValueError):
    """A prompt file does not say what it must; the message names the file and the fault, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is told: ``system`` always the same, ``user`` with its ``variables`` filled in."""

    name: str
    version: int
    variables: frozenset[str]
    system: str
    user: str

    def filled(self, **values: str) -> str:
        """Return ``user`` with every variable filled in; PromptError where the names differ."""
        if values.keys() != self.variables:
            raise PromptError(f"prompts/{self.name}.toml: mã điền {sorted(values)}, tệp khai {self._named}")
        return self.user.format(**values)

    @property
    def _named(self) -> list[str]:
        return sorted(self.variables)


@cache
def load(name: str) -> dict[str, Any]:
    """Return the TOML file ``name`` (``cues``, ``replies``) of this package, read once."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of the text file ``name`` of this package, without remarks (``#``) and empty ones."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def prompt(name: str) -> Prompt:
    """Return the prompt of the file ``prompt-NAME.toml``; PromptError where it does not hold together."""
    file = f"prompt-{name}"
    return _prompt(file, load(file))


def _prompt(name: str, data: Mapping[str, Any]) -> Prompt:
    if data.keys() != {"version", "variables", "system", "user"}:
        raise PromptError(f"prompts/{name}.toml: cần đúng bốn mục version, variables, system, user")
    try:
        used = {field for _, field, _, _ in Formatter().parse(data["user"]) if field is not None}
    except ValueError as error:
        raise PromptError(f"prompts/{name}.toml: dấu ngoặc nhọn không khớp ({error})") from None
    if used != set(data["variables"]):
        raise PromptError(f"prompts/{name}.toml: dùng {sorted(used)}, khai {sorted(data['variables'])}")
    return Prompt(name, data["version"], frozenset(used), data["system"].strip(), data["user"].strip())
