from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.sync import sync

PLAN = """
**ỦY BAN NHÂN DÂN
TỈNH QUẢNG NAM**

Số: 77/QĐ-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Quảng Nam, ngày 05 tháng 3 năm 2023

**QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển nghề cá tỉnh Quảng Nam năm 2023**

Căn cứ Luật Thủy sản ngày 21 tháng 11 năm 2017;

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề cá tỉnh Quảng Nam năm 2023.

Nơi nhận:
- Lưu: VT.

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Trần Văn Bình

KẾ HOẠCH

Phát triển nghề cá tỉnh Quảng Nam năm 2023

(Kèm theo Quyết định số 77/QĐ-UBND ngày 05 tháng 3 năm 2023 của UBND tỉnh Quảng Nam)

I. MỤC TIÊU

Phấn đấu đến hết năm 2023:

- Tối thiểu 75% tàu cá xa bờ lắp thiết bị giám sát hành trình.

- 40% cảng cá có hệ thống xử lý nước thải.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính:

a) Chủ trì bố trí kinh phí sửa chữa luồng lạch.

b) Phối hợp với Sở Nông nghiệp và Phát triển nông thôn quyết toán dự án cảng cá.

PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề cá năm 2023
(Kèm theo Quyết định số 77/QĐ-UBND ngày 05 tháng 3 năm 2023 của UBND tỉnh Quảng Nam)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
I\tCẢNG CÁ\t\t\t\t
1\tLập quy hoạch bến neo đậu tránh trú bão\tSở Xây dựng\tSở Giao thông vận tải; UBND cấp huyện\tQuyết định của UBND tỉnh\tQuý II/2023
2\tNạo vét luồng vào cảng\tSở Giao thông vận tải\tSở Tài chính\tCông trình hoàn thành\tTháng 9/2023
II\tTÀU CÁ\t\t\t\t
3\tCấp giấy phép khai thác thủy sản vùng khơi\tSở Thủy sản\tBộ đội Biên phòng tỉnh\tGiấy phép\tThường xuyên
4\tTập huấn thuyền trưởng tàu xa bờ\tSở Thủy sản\tCác sở, ngành liên quan\t\tQuý IV/2023
"""

DISPATCH = """
**ỦY BAN NHÂN DÂN
TỈNH KON TUM**

Số: 12/KH-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Kon Tum, ngày 10 tháng 01 năm 2024

**KẾ HOẠCH
Trồng cây dược liệu tỉnh Kon Tum năm 2024**

PHỤ LỤC

Danh mục nhiệm vụ trồng cây dược liệu năm 2024
(Kèm theo Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2024 của UBND tỉnh Kon Tum)

STT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn
1\tTập huấn kỹ thuật trồng sâm\tSở Khoa học và Công nghệ\tSở Y tế\tTháng 6/2024
2\tLập vườn giống gốc\tSở Y tế\tSở Tài chính\tNăm 2024
3\tĐặt giá thu mua sâm\tSở Tài chính\tSở Y tế\tSau khi có hướng dẫn của Bộ Y tế
4\tCấp mã vùng trồng\tSở Y tế\tSở Tài chính\tSau khi có kế hoạch của Chính phủ

**TM. ỦY BAN NHÂN DÂN
PHÓ CHỦ TỊCH**

Y Ngọc
"""


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over two made-up documents, on 15 May 2023."""
    root = tmp_path_factory.mktemp("assistant")
    folder = root / "documents"
    folder.mkdir()
    (folder / "quang-nam.txt").write_text(PLAN, encoding="utf-8")
    (folder / "kon-tum.txt").write_text(DISPATCH, encoding="utf-8")
    store = open_store(Settings(home=Path(root / "home"), embedder="hashing"))
    sync(store, [folder])
    yield Assistant(store, today=lambda: date(2023, 5, 15))
    store.close()


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Assistant]]:
    """Opens an assistant over the texts of the documents given, on 15 May 2024."""
    stores = []

    def over(*documents: str) -> Assistant:
        root = tmp_path_factory.mktemp("opened")
        files = [root / f"van-ban-{i}.txt" for i in range(len(documents))]
        for file, text in zip(files, documents, strict=True):
            file.write_text(text, encoding="utf-8")
        store = open_store(Settings(home=root / "home", embedder="hashing"))
        stores.append(store)
        sync(store, files)
        return Assistant(store, today=lambda: date(2024, 5, 15))

    yield over
    for store in stores:
        store.close()
