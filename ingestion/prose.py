"""What a document's running text holds: tasks told as label blocks, targets, and duties of agencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Assignment, Head, Target, Task
from ingestion.items import items
from ingestion.letters import is_letter, unquoted
from ingestion.outline import Placed
from ingestion.prose_blocks import block_ordinals, read_blocks
from ingestion.prose_duties import duty_agencies, read_duties
from ingestion.prose_targets import read_targets
from ingestion.standing import is_standing


@dataclass(frozen=True, slots=True)
class ProseReading:
    """The records read from running text, each kind in document order."""

    tasks: tuple[Task, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()


def read_prose(placed: Sequence[Placed], head: Head) -> ProseReading:
    """Read the paragraphs of a plan; a regulation or a list of procedures gives nobody a task."""
    if is_standing(head):
        return ProseReading()
    tasks = read_blocks(placed, head)
    body = unquoted(items(placed)) if is_letter(head) else items(placed)
    return ProseReading(
        tasks=tasks,
        targets=read_targets(body, head, duty_agencies(body)),
        assignments=read_duties(body, head, skip=block_ordinals(tasks)),
    )
