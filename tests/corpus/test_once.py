from __future__ import annotations

from collections.abc import Sequence

from corpus.once import once_for


def test_work_is_done_once_for_a_tuple_and_anew_for_another() -> None:
    done: list[tuple[int, ...]] = []

    @once_for
    def total(items: Sequence[int]) -> int:
        done.append(tuple(items))
        return sum(items)

    first, second = (1, 2), (1, 2, 3)
    assert [total(first), total(first), total(second), total(first)] == [3, 3, 6, 3]
    assert done == [first, second]
    for number in range(100):  # what was kept long ago may be forgotten, and is then done again
        assert total((number, number)) == 2 * number
    assert total(first) == 3


def test_what_may_change_is_worked_out_every_time() -> None:
    total = once_for(lambda items: sum(items))
    items = [1, 2]
    assert total(items) == 3
    items.append(3)
    assert total(items) == 6
