"""The figures of every format as one object and as a table in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

from eval.formats.comparing import Sameness
from eval.formats.making import FORMATS, LEAST_FIELDS, LEAST_ROWS
from eval.formats.measuring import Reading
from eval.tables import Cell, table

_HEADER = (
    "định dạng", "tệp", "dòng", "thấy", "thừa", "trường", "giống", "trang", "khối có trang", "cảnh báo",
    "giây", "trang/giây", "markitdown (giây)", "đạt",
)  # fmt: skip
_SHOWN = 8  # differences of a file


def formats_json(folder: str, readings: Sequence[Reading], absent: Mapping[str, str]) -> dict[str, Any]:
    """Return every figure by format and by file; ``absent`` says which formats were not made, and why."""
    names = list(dict.fromkeys(reading.format for reading in readings))
    return {
        "folder": folder,
        "formats": [_format_json(n, [r for r in readings if r.format == n]) for n in names],
        "absent": dict(absent),
    }


def _format_json(name: str, readings: Sequence[Reading]) -> dict[str, Any]:
    total = reduce(add, (reading.sameness for reading in readings), Sameness())
    pages = [reading.pages for reading in readings if reading.pages is not None]
    seconds = sum(reading.seconds for reading in readings)
    others = [reading.other_seconds for reading in readings if reading.other_seconds is not None]
    return {
        "format": name,
        "files": len(readings),
        **_counts(total),
        "pages": sum(pages) if pages else None,
        "paged_blocks": sum(reading.paged for reading in readings),
        "blocks": sum(reading.blocks for reading in readings),
        "warnings": sum(len(reading.warnings) for reading in readings),
        "seconds": round(seconds, 3),
        "pages_per_s": round(sum(pages) / seconds, 1) if pages and seconds else None,
        "markitdown_seconds": round(sum(others), 3) if others else None,
        "held": holds(name, total),
        "documents": [_reading_json(reading) for reading in readings],
    }


def _counts(sameness: Sameness) -> dict[str, int]:
    return {name: getattr(sameness, name) for name in ("wanted", "found", "extra", "judged", "equal")}


def _reading_json(reading: Reading) -> dict[str, Any]:
    same = reading.sameness
    return {
        "source": reading.source,
        **_counts(same),
        "pages": reading.pages,
        "warnings": list(reading.warnings),
        "seconds": round(reading.seconds, 3),
        "fault": reading.fault,
        "missing": list(same.missing),
        "beyond": list(same.beyond),
        "differences": [
            {"row": each.row, "field": each.field, "text": each.wanted, "found": each.found}
            for each in same.differences
        ],
    }


def holds(name: str, total: Sameness) -> bool:
    """Tell whether a format reads as well as it must: alike in every field, a scan nearly so."""
    if FORMATS[name].exact:
        return total.found == total.wanted and not total.extra and total.equal == total.judged
    rows, fields = total.found >= LEAST_ROWS * total.wanted, total.equal >= LEAST_FIELDS * total.judged
    return rows and fields and total.found > 0


def formats_text(report: Mapping[str, Any]) -> str:
    """Return the table, then what differs file by file, then the formats that were not made."""
    parts = [table(_HEADER, [_row(each) for each in report["formats"]])] if report["formats"] else []
    for each in report["formats"]:
        parts += [_said(each["format"], document) for document in each["documents"] if _differs(document)]
    parts += [f"{name}: không làm được tệp thử vì thiếu {why}" for name, why in report["absent"].items()]
    return "\n\n".join(parts)


def _row(figures: Mapping[str, Any]) -> Sequence[Cell]:
    names = ("format", "files", "wanted", "found", "extra", "judged", "equal", "pages")
    paged = f"{figures['paged_blocks']}/{figures['blocks']}"
    rest = ("warnings", "seconds", "pages_per_s", "markitdown_seconds")
    return (
        *(figures[n] for n in names),
        paged,
        *(figures[n] for n in rest),
        "có" if figures["held"] else "KHÔNG",
    )


def _differs(document: Mapping[str, Any]) -> bool:
    return bool(document["fault"] or document["missing"] or document["beyond"] or document["differences"])


def _said(name: str, document: Mapping[str, Any]) -> str:
    if document["fault"]:
        return f"{name}, {document['source']}: không đọc được. {document['fault']}"
    lines = [f"thiếu {each[:120]}" for each in document["missing"]]
    lines += [f"thừa {each[:120]}" for each in document["beyond"]]
    lines += [
        f"{each['row'][:60]} · {each['field']}: bản chữ {each['text'][:80]!r} | đọc {each['found'][:80]!r}"
        for each in document["differences"]
    ]
    more = [f"… và {len(lines) - _SHOWN} chỗ khác nữa (xem --json)"] if len(lines) > _SHOWN else []
    title = f"{name}, {document['source']}: {len(lines)} chỗ khác"
    return "\n".join([title, *(f"  {line}" for line in (*lines[:_SHOWN], *more))])
