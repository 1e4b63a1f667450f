"""A decision as it is printed, with what a test puts into it."""

from __future__ import annotations

_DECISION = """
ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{printed}, ngày 12 tháng 4 năm 2024

QUYẾT ĐỊNH
Ban hành {title}

{clauses}

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lê Văn Mận

{annex}
"""


def decision(title: str, clauses: str, annex: str = "", number: int = 314, printed: str = "Lâm Đồng") -> str:
    """A decision of 12 April 2024 that issues ``title``, with its clauses and what is issued."""
    return _DECISION.format(
        place=printed.upper(), number=number, printed=printed, title=title, clauses=clauses, annex=annex
    )


_PLAN = """
ỦY BAN NHÂN DÂN
TỈNH {upper}

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{place}, ngày 09 tháng 3 năm {year}

{kind}
{title}

{text}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Ong
"""


def paper(
    title: str,
    text: str,
    place: str = "Tây Ninh",
    number: str = "77/KH-UBND",
    kind: str = "KẾ HOẠCH",
    year: int = 2024,
) -> str:
    """A plan, directive or letter of 9 March of ``year`` that a province issues by itself."""
    return _PLAN.format(
        upper=place.upper(), number=number, place=place, kind=kind, title=title, text=text, year=year
    )


def bee_plan(rows: str) -> str:
    """A decision that issues a plan for bee-keeping, with a task table of ``rows``, its header first."""
    title = "Kế hoạch phát triển nghề nuôi ong năm 2024"
    clauses = f"Điều 1. Ban hành kèm theo Quyết định này {title}.\n\nNơi nhận:\n- Lưu: VT.\n"
    return decision(title, clauses, f"\nPHỤ LỤC\n{rows}")


BEES = bee_plan(
    """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
1 | Xây dựng đề án bảo tồn giống ong rừng | Sở Nông nghiệp | Sở Tài chính | Quyết định của UBND tỉnh | Quý II/2024
2 | Tổ chức hội thi mật ong cấp tỉnh | Sở Công Thương | Các sở, ngành | Hội thi | Tháng 9/2024
""",
)
MANGROVES = decision(
    "Kế hoạch trồng rừng ngập mặn năm 2025",
    """
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng rừng ngập mặn năm 2025.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024.
""",
    number=977,
)

QUAYS = decision(
    "Kế hoạch chỉnh trang bến sông năm 2024",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chỉnh trang bến sông năm 2024.",
    """
KẾ HOẠCH

Chỉnh trang bến sông năm 2024

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn
I\tBẾN KHÁCH\t\t\t
1\tKè đá bờ tả\tSở Xây dựng\tSở Tài chính\tTháng 11/2024
2\tThay cọc bến khách\tSở Giao thông vận tải\tUBND cấp xã\tTháng 3/2024
II\tCÂY XANH\t\t\t
3\tTrồng hàng bần chắn sóng\tSở Xây dựng\tUBND cấp xã\tTháng 9/2024
4\tTỉa cành hàng đa\tSở Tài chính\tUBND cấp xã\tTháng 3/2024
5\tNạo vét luồng\tSở Giao thông vận tải\tUBND cấp xã\tHàng năm
""",
)

_LANDSLIDES = """
THỦ TƯỚNG CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 1587/QĐ-TTg
Hà Nội, ngày 18 tháng 12 năm 2023

QUYẾT ĐỊNH

Phê duyệt Đề án phòng, chống sạt lở đất giai đoạn 2024 - 2030

{bases}Điều 1. Phê duyệt Đề án phòng, chống sạt lở đất giai đoạn 2024 - 2030.

PHỤ LỤC

Danh mục nhiệm vụ phòng, chống sạt lở đất

{rows}
"""


def landslides(rows: str, bases: str = "") -> str:
    """A decision of the Prime Minister, 1587/QĐ-TTg, with a task table of ``rows``, its header first."""
    return _LANDSLIDES.format(rows=rows.strip("\n"), bases=f"{bases}\n\n" if bases else "")
