"""A made-up decision of a province on its fishing trade, as plain text: its head, then an annex of tasks."""

from __future__ import annotations

FILE = "77-qd-ubnd-quang-nam-2023.txt"
HEAD = """
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM

Số: 77/QĐ-UBND

Quảng Nam, ngày 05 tháng 3 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển nghề cá tỉnh Quảng Nam năm 2023

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề cá tỉnh Quảng Nam năm 2023.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Bình

"""
ANNEX = """\
PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề cá năm 2023
(Kèm theo Quyết định số 77/QĐ-UBND ngày 05 tháng 3 năm 2023 của UBND tỉnh Quảng Nam)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tLập quy hoạch bến neo đậu tránh trú bão\tSở Xây dựng\tSở Giao thông vận tải\tQuyết định của UBND tỉnh\tQuý II/2023
2\tNạo vét luồng vào cảng\tSở Giao thông vận tải\tSở Tài chính\tCông trình hoàn thành\tTháng 9/2023
3\tCấp giấy phép khai thác thủy sản vùng khơi\tSở Thủy sản\tBộ đội Biên phòng tỉnh\tGiấy phép\tThường xuyên
"""
ROWS = [row.split("\t") for row in ANNEX.splitlines() if row[:1].isdigit()]
