"""A document as a page saved from a portal of legal texts: menus, links and notices all around it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from corpus.model import Cell, Document
from eval.formats.grids import Row, merged
from eval.formats.letterhead import Letterhead, letterhead_of

_PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title} | Cổng văn bản</title>
<style>.menu {{ float: left }}</style><script>var tracking = {{"id": 1}};</script></head>
<body><header><a href="/">Trang chủ</a><form><input name="q"><button>Tìm kiếm</button></form>
<nav class="menu"><ul><li><a href="/moi">Văn bản mới</a></li><li><a href="/nhom">Lĩnh vực</a></li>
<li><a href="/dang-nhap">Đăng nhập</a></li><li><a href="/lien-he">Liên hệ</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">Trang chủ</a> » <a href="/vb">Văn bản</a> » Chi tiết</div>
<div class="tabs"><a href="#tt">Tóm tắt</a><a href="#nd">Nội dung</a><a href="#lq">Liên quan</a>
<a href="/tai-ve">Tải về</a></div>
<div class="row"><main><div class="document-content">
{content}
</div></main>
<aside><h4>Văn bản cùng lĩnh vực</h4><ul><li><a href="/1">Quyết định 01/QĐ-UBND về phân cấp</a></li>
<li><a href="/2">Kế hoạch 02/KH-UBND về chuyển đổi số</a></li></ul></aside></div>
<section class="comments"><h4>Ý kiến bạn đọc</h4><p>Hãy là người đầu tiên bình luận.</p></section>
<footer><p>© 2024 Cổng văn bản. Giấy phép số 00/GP-TTĐT. Điện thoại: 024.0000.0000</p></footer>
</body></html>
"""


def web_page(document: Document) -> bytes:
    """Return ``document`` as a saved web page (UTF-8), its tables with merged cells."""
    head = letterhead_of(document.blocks)
    parts = [_head(head)] if head else []
    blocks = document.blocks[head.blocks if head else 0 :]
    for table, group in groupby(blocks, key=lambda block: block.table):
        if table is None:
            parts += [f"<p>{escape(block.text)}</p>" for block in group]
        else:
            parts.append(_table(merged([block.cells for block in group])))
    return _PAGE.format(title=escape(document.source), content="\n".join(parts)).encode()


def _head(head: Letterhead) -> str:
    rows = (
        "".join(
            f'<td width="50%" align="center"><b>{"<br>".join(map(escape, lines))}</b></td>' for lines in pair
        )
        for pair in zip(head.left, head.right, strict=True)
    )
    return f'<table border="0" width="100%">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


def _table(rows: Sequence[Row]) -> str:
    lines = (f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0"><tbody>\n{chr(10).join(lines)}\n</tbody></table>'


def _cell(cell: Cell) -> str:
    spans = [f' {name}="{n}"' for name, n in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if n > 1]
    words = "<br>".join(map(escape, cell.text.split("\n")))
    return f"<td{''.join(spans)}><p>{words}</p></td>"
