from __future__ import annotations

import gc

from assistant.bootstrap import Assistant
from assistant.finding.procedures import procedures_in
from assistant.finding.ranking import words_around
from assistant.language.duty_lines import duty_lines_of
from assistant.scoring.told import told_in
from assistant.warming import rehearsal, steps, warm_up
from corpus.text import fold


def test_what_is_stored_is_asked_about_with_accents_and_without(assistant: Assistant) -> None:
    registry = assistant.store.registry
    asked = list(rehearsal(registry))
    assert 6 <= len(asked) <= 200
    assert {question == fold(question) for question in asked} == {True, False}
    own = {record.source.document for record in (*registry.tasks(), *registry.assignments())}
    told = {c.source for question in asked for c in assistant.ask(question).citations}
    assert own <= told


def test_every_document_is_read_whole_before_anybody_asks_of_its_rules(assistant: Assistant) -> None:
    registry = assistant.store.registry
    list(map(assistant.ask, rehearsal(registry)))
    before = duty_lines_of.cache_info().misses
    for head in registry.heads():
        duty_lines_of(registry, head.source, registry.revision())
    assert duty_lines_of.cache_info().misses == before


def test_records_and_lists_of_procedures_are_read_before_anybody_asks(assistant: Assistant) -> None:
    registry = assistant.store.registry
    for step in steps(assistant):
        step()
    before = procedures_in.cache_info().misses, told_in.cache_info().misses
    for head in registry.heads():
        procedures_in(registry, head.source, registry.revision())
    for record in (*registry.tasks(), *registry.assignments(), *registry.targets()):
        told_in(words_around(record, "")[0])
    assert (procedures_in.cache_info().misses, told_in.cache_info().misses) == before


def test_what_was_read_is_not_collected_from_again_and_again(assistant: Assistant) -> None:
    usual, often = gc.get_threshold(), 700
    gc.set_threshold(often, 10, 10)
    for step in steps(assistant):
        step()
    seldom = gc.get_threshold()[0]
    gc.set_threshold(*usual)
    assert seldom > often


def test_answers_stay_the_same_once_it_has_warmed_up(assistant: Assistant) -> None:
    question = "Cơ quan nào chủ trì Đề án mô hình Trung tâm dữ liệu dùng chung của tỉnh Bình Định?"
    before = assistant.ask(question)
    assert warm_up(assistant) == len(list(rehearsal(assistant.store.registry)))
    after = assistant.ask(question)
    assert (after.status, after.text, after.citations) == (before.status, before.text, before.citations)
