"""Files that editors send in a chat: checked, put with the uploaded documents, read at once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from bots.accounts.access import Action, Subject, may
from bots.channel.message import File, Incoming, Trouble
from bots.channel.working import Fetch
from bots.incoming import ARCHIVE, BadUpload, check_content, safe_name
from bots.shelf import ELSEWHERE, FOLDER, Shelf, is_elsewhere
from bots.wording import check_text
from corpus.faults import reason
from corpus.lock import BusyError
from corpus.store import Store
from ingestion.archives import members
from ingestion.loading import Limits, Unreadable, read_bytes, suffixes
from ingestion.report import FileReport
from ingestion.sync import sync
from prompts import load

MOST_MB = 20.0  # what chat services hand out
_TRIES, _BETWEEN_TRIES = 20, 2.0
_WARNINGS_SHOWN = 5
_MEMBERS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Taking:
    """Takes documents into ``store``, each within ``limits``."""

    store: Store
    limits: Limits

    def take(self, incoming: Incoming, subject: Subject, fetch: Fetch) -> str:
        """Take in the file of a message and return what came of it, in Vietnamese."""
        texts, file = load("chat"), incoming.file
        if file is None:
            return str(texts["file_not_here"])
        if not may(subject, Action.CHANGE):
            return str(texts["file_not_allowed"])
        try:
            return self._taken(file, fetch)
        except (BadUpload, BusyError, Unreadable) as error:
            return str(error)
        except Trouble:
            return f"Không tải được tệp “{file.name[:80]}” từ kênh này. Xin gửi lại sau ít phút."
        except OSError as error:
            return f"Không ghi được tệp trên máy chủ ({reason(error)})."

    @property
    def _folder(self) -> Path:
        return self.store.home / FOLDER

    def _taken(self, file: File, fetch: Fetch) -> str:
        self._refuse_large(file)
        name = safe_name(file.name, suffixes() | {ARCHIVE})
        self._refuse_known_elsewhere(name)
        content = fetch(file)
        check_content(name, content)
        packed = name.lower().endswith(ARCHIVE)
        return self._unpacked(name, content) if packed else _told(self._put(name, content), name)

    def _refuse_large(self, file: File) -> None:
        most = min(self.limits.megabytes, MOST_MB)
        if file.size > most * 1e6:
            size = round(file.size / 1e6)
            raise BadUpload(load("chat")["file_too_large"].format(size=size, limit=f"{most:g}"))

    def _refuse_known_elsewhere(self, name: str) -> None:
        if is_elsewhere(self.store.registry.origins().get(name), self._folder):
            raise BadUpload(ELSEWHERE.format(name=name))

    def _unpacked(self, name: str, content: bytes) -> str:
        """Take in each file of an archive and tell what came of each; raise Unreadable for a broken one."""
        shelf = Shelf(self._folder, self.store.registry.digests)
        incoming = shelf.incoming()
        incoming.write_bytes(content)
        waiting = shelf.lay_by(incoming, name)
        try:
            told = [self._member(each.path) for each in members(waiting, self.limits)]
        finally:
            waiting.unlink(missing_ok=True)
        lines = [f"Gói “{name}” có {len(told)} tệp." if told else f"Gói “{name}” không có tệp nào."]
        lines += told[:_MEMBERS_SHOWN]
        if len(told) > _MEMBERS_SHOWN:
            lines.append(f"… và {len(told) - _MEMBERS_SHOWN} tệp khác; xem ở trang nạp văn bản.")
        return "\n".join(lines)

    def _member(self, path: Path) -> str:
        try:
            name = safe_name(path.name, suffixes())
            self._refuse_known_elsewhere(name)
            content = read_bytes(path, self.limits)
            check_content(name, content)
            return _told(self._put(name, content), name)
        except Unreadable as fault:
            return f"Không nạp được “{path.name}”: {fault}"
        except (BadUpload, BusyError) as refused:
            return str(refused)

    def _put(self, name: str, content: bytes) -> FileReport | None:
        """Put the file in its place and read it; one that cannot be read leaves the former version."""
        shelf = Shelf(self._folder, self.store.registry.digests)
        incoming = shelf.incoming()
        try:
            incoming.write_bytes(content)
            with shelf.put_in(incoming, name) as target:
                return self._read(target)
        finally:
            incoming.unlink(missing_ok=True)

    def _read(self, target: Path) -> FileReport | None:
        for tried in range(_TRIES):
            try:
                report = sync(self.store, (target,), limits=self.limits)
            except BusyError:
                if tried == _TRIES - 1:
                    raise
                time.sleep(_BETWEEN_TRIES)
                continue
            return next((file for file in report.files if file.source == target.name), None)
        return None


def _told(report: FileReport | None, name: str) -> str:
    if report is None:
        return f"Không đọc được “{name}”."
    if report.status == "failed":
        return f"Không nạp được “{name}”: {report.message or 'lỗi ngoài dự kiến'}"
    done = {"added": "Đã nạp", "updated": "Đã cập nhật"}.get(report.status, "Không có gì thay đổi ở")
    lines = [
        f"{done} “{name}”: {report.tasks} nhiệm vụ, {report.targets} chỉ tiêu, "
        f"{report.assignments} việc giao trong lời văn."
    ]
    checks = [check_text(check) for check in report.checks if not check.agrees]
    notes = [*checks, *report.warnings]
    lines += [f"• {note}" for note in notes[:_WARNINGS_SHOWN]]
    if len(notes) > _WARNINGS_SHOWN:
        lines.append(f"… và {len(notes) - _WARNINGS_SHOWN} lưu ý khác; xem ở trang nạp văn bản.")
    return "\n".join(lines)
