"""What statuses and intents of answers are called in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping

STATUSES: Mapping[str, str] = {
    "answered": "đã trả lời",
    "partial": "trả lời một phần",
    "clarify": "hỏi lại",
    "not_found": "không tìm thấy",
    "declined": "từ chối",
    "failed": "lỗi",
}
INTENTS: Mapping[str, str] = {
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "deadline": "thời hạn",
    "product": "sản phẩm",
    "target": "chỉ tiêu",
    "assignment": "việc được giao",
    "list": "liệt kê",
    "count": "đếm",
    "document": "thông tin văn bản",
    "compare": "so sánh",
    "text": "hỏi tự do",
}
