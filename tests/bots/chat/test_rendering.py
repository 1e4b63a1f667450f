from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Status
from bots.channel.cutting import cut
from bots.channel.form import Form, Page, marked, marks, plain, size
from bots.channel.rendering import Rendered, render
from bots.chat.pages import answer_body, proof_body
from bots.chat.talks import Shown
from tests.bots.servers.telegram import parsed

TELEGRAM = Form(4096, html=True, buttons=True, edits=True)
ZALO = Form(2000)
FORMS = [TELEGRAM, ZALO, Form(600)]


def answer(lines: list[str], quotes: list[str], suggestions: tuple[str, ...] = ()) -> Answer:
    citations = tuple(
        Citation(number, f"vb{number}.txt", f"{number}/QĐ-UBND", f"Phụ lục, STT {number}", None, quote)
        for number, quote in enumerate(quotes, 1)
    )
    return Answer("hỏi", Status.ANSWERED, "list", "\n".join(lines), None, (), citations, suggestions)


def texts(rendered: Rendered) -> list[str]:
    return [plain(page) for page in (*rendered.pages, *rendered.proofs)]


def check(told: Answer, form: Form) -> Rendered:
    """What must hold of every answer in every channel."""
    rendered = render(told, form)
    for page in (*rendered.pages, *rendered.proofs):
        assert 0 < size(plain(page)) <= form.limit
        assert marks(page) <= form.marks
        assert_valid_markup(page)
    assert_fits_with_what_stands_below(told, rendered, form)
    for page in rendered.pages:
        shown = plain(page)
        for mark in set(re.findall(r"\[(\d+)\]", shown)):
            assert f"[{mark}] {mark}/QĐ-UBND" in shown
    whole = re.sub(r"\W+", "", "".join(texts(rendered)))
    for citation in told.citations:
        assert re.sub(r"\W+", "", citation.quote) in re.sub(r"1234QĐUBND|\(phần \d/\d\)", "", whole)
    return rendered


def assert_fits_with_what_stands_below(told: Answer, rendered: Rendered, form: Form) -> None:
    shown = Shown("a" * 12, "", told.question, told.status.value, rendered)
    bodies = [
        answer_body(shown, n, form, judged) for n in range(len(rendered.pages)) for judged in ("", "down")
    ]
    bodies += [proof_body(shown, n, form) for n in range(len(rendered.proofs))]
    for body in bodies:
        assert size(body.text) <= form.limit
        for row in body.buttons:
            assert all(0 < len(button.action.encode()) <= 64 and button.label for button in row)


def assert_valid_markup(page: Page) -> None:
    text, entities = parsed(marked(page), "HTML")
    assert text == "".join(run.text for run in page)
    assert entities <= 100


@pytest.mark.parametrize("form", FORMS)
def test_a_short_answer_is_one_message_with_its_quotes(form: Form) -> None:
    told = answer(["Sở Y tế chủ trì [1].", "Hạn: Quý I [2]."], ["Sở Y tế\tQuý I", "Quý <I> & 2"], ("Ai?",))
    rendered = check(told, form)
    assert len(rendered.pages) == 1
    assert not rendered.proofs
    assert "Sở Y tế | Quý I" in plain(rendered.pages[0])
    assert "1. Ai?" in plain(rendered.pages[0])
    assert rendered.choices == ("Ai?",)


def test_a_long_list_comes_in_pages_each_with_the_sources_it_shows() -> None:
    lines = [f"{n}. Nhiệm vụ {n} của các sở, ban, ngành, địa phương trong năm [{n}]" for n in range(1, 60)]
    told = answer(["Có 59 nhiệm vụ:", *lines], [f"{n}\tNhiệm vụ {n}\tSở Nội vụ" for n in range(1, 60)])
    for form in (TELEGRAM, ZALO):
        rendered = render(told, form)
        assert len(rendered.pages) > 1
        said = "\n".join(plain(page) for page in rendered.pages)
        assert all(line in said for line in lines)
        for page in rendered.pages:
            shown = plain(page)
            assert set(re.findall(r"\[(\d+)\]", shown.split("Nguồn:")[0])) == set(
                re.findall(r"\[(\d+)\] \d+/QĐ", shown)
            )
        quoted = "\n".join(plain(page) for page in rendered.proofs)
        assert all(f"“{n} | Nhiệm vụ {n} | Sở Nội vụ”" in quoted for n in range(1, 60))


def test_a_quote_longer_than_a_message_is_told_in_parts_that_each_stand_alone() -> None:
    quote = " ".join(f"Điều {n}: cơ quan, đơn vị “thực hiện” việc {n};" for n in range(300))
    rendered = render(answer(["Văn bản ghi [1]."], [quote]), ZALO)
    parts = [plain(page) for page in rendered.proofs]
    assert len(parts) > 3
    assert all(part.startswith("[1] 1/QĐ-UBND") and f"(phần {n}/" in part for n, part in enumerate(parts, 1))
    assert " ".join(part.split("\n“", 1)[1].removesuffix("”") for part in parts) == quote


def test_one_line_with_more_sources_than_a_message_holds() -> None:
    told = answer(["Có nhiều nguồn " + "".join(f"[{n}]" for n in range(1, 150))], ["x" * 20] * 149)
    rendered = render(told, ZALO)
    said = "\n".join(texts(rendered))
    assert all(size(text) <= 2000 for text in texts(rendered))
    assert all(f"[{n}] {n}/QĐ-UBND" in said for n in range(1, 150))


@given(st.lists(st.text(st.sampled_from("aế ộ.“”;<&>\U0001f600\t"), max_size=400), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_whatever_an_answer_holds_it_fits_and_its_markup_is_valid(lines: list[str]) -> None:
    told = answer([f"a {line} [1]" for line in lines], [" b " + lines[0] * 3])
    for form in FORMS:
        assert_fits_with_what_stands_below(told, render(told, form), form)
        for page in (*render(told, form).pages, *render(told, form).proofs):
            assert size(plain(page)) <= form.limit
            assert_valid_markup(page)


def test_a_cut_falls_between_sentences_outside_quotations() -> None:
    text = "Câu một nói điều này. Văn bản ghi “điều thứ nhất. điều thứ hai” rồi thôi. " + "chữ " * 30
    pieces = list(cut(text, 90))
    assert pieces[0] == "Câu một nói điều này. Văn bản ghi “điều thứ nhất. điều thứ hai” rồi thôi."
    assert all(size(piece) <= 90 for piece in pieces)
    assert [piece.count("“") - piece.count("”") for piece in cut("“" + "dài " * 60 + "”", 50)].count(0) > 3


def test_text_without_any_place_to_cut_is_cut_all_the_same() -> None:
    assert "".join(cut("đ" * 5000, 600)) == "đ" * 5000
    assert all(size(piece) <= 600 for piece in cut("\U0001f600" * 1000, 600))


def test_decomposed_letters_are_sent_composed() -> None:
    assert "Sở Nội vụ" in plain(render(answer(["Sở Nội vụ [1]."], ["Nội"]), ZALO).pages[0])
