"""A made-up plan, ingested as a stranger's would be."""

from __future__ import annotations

NAME = "21-qd-ubnd-tinh-thu-2026.txt"
NUMBER = "21/QĐ-UBND"
ROWS = (
    ("1", "Rà soát kho lưu trữ giấy", "Sở Nội vụ", "Sở Tài chính", "Quý I/2026"),
    ("2", "Tập huấn kỹ năng quét hồ sơ", "Sở Khoa học và Công nghệ", "Các sở, ban, ngành", "Tháng 6/2026"),
    ("3", "Nâng cấp trang tin của tỉnh", "Sở Khoa học và Công nghệ", "Sở Tài chính", "Tháng 11/2026"),
    (
        "4",
        "Ban hành quy chế khai thác dữ liệu",
        "Sở Nội vụ",
        "Sở Tư pháp",
        "Sau khi có hướng dẫn của Trung ương",
    ),
    ("5", "Kiểm tra phòng máy chủ", "Công an tỉnh", "Sở Nội vụ", "Thường xuyên"),
)
HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành")
TEXT = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 21/QĐ-UBND

Quảng Nam, ngày 05 tháng 01 năm 2026

QUYẾT ĐỊNH
Ban hành Kế hoạch số hóa hồ sơ năm 2026

I. MỤC TIÊU

Phấn đấu đến hết năm 2026 đạt tối thiểu 80% hồ sơ lưu trữ được số hóa. Sở Nội vụ theo dõi việc này.

PHỤ LỤC
NHIỆM VỤ SỐ HÓA HỒ SƠ NĂM 2026

""" + "".join("\t".join(cells) + "\n" for cells in (HEADER, *ROWS))
