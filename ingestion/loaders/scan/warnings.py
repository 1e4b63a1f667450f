"""What to tell of scanned pages, in Vietnamese: that a program read them, and where not to trust it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingestion.loaders.scan.reading import Reading

_SHOWN = 10
_READ = "{pages} trang là ảnh quét, chữ do máy đọc (độ tin cậy trung bình {sure:.0f} %)."
_POOR = "Trang {pages} đọc kém tin cậy (dưới {least:g} %): hãy đối chiếu với bản gốc hoặc quét lại rõ hơn."
_DISPUTED = "Số đọc chưa chắc, cần đối chiếu với bản gốc: {numbers}."
_SLOW = "Trang {pages} đọc quá lâu nên đã bỏ qua, nội dung trang bị thiếu: hãy quét lại trang cho rõ rồi nạp."


def warnings_of(readings: Iterable[Reading], least: float) -> tuple[str, ...]:
    """The warnings of a file's scanned pages; those less sure than ``least`` are named."""
    known = [each for each in readings if each.in_time]
    late = [str(each.page.number) for each in readings if not each.in_time]
    said: list[str] = []
    if known:
        usual = sum(each.sure for each in known) / len(known)
        said.append(_READ.format(pages=len(known), sure=usual))
    poor = [
        f"{each.page.number} ({each.sure:.0f} %)" for each in known if each.page.words and each.sure < least
    ]
    if poor:
        said.append(_POOR.format(pages=_listed(poor), least=least))
    disputed = [f"“{number}” (trang {each.page.number})" for each in known for number in each.disputed]
    if disputed:
        said.append(_DISPUTED.format(numbers=_listed(disputed)))
    if late:
        said.append(_SLOW.format(pages=_listed(late)))
    return tuple(said)


def _listed(items: Sequence[str]) -> str:
    more = f" và {len(items) - _SHOWN} chỗ khác" if len(items) > _SHOWN else ""
    return ", ".join(items[:_SHOWN]) + more
