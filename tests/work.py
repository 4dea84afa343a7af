"""How much work a call does, counted and never timed: function calls, and inside of lxml what a call walks over."""

import sys
from collections.abc import Callable

WALKS = {
    "text_content": lambda element: sum(1 for _ in element.iter()),
    "drop_tag": lambda element: _beside(element),  # joins the words on both sides
    "drop_tree": lambda element: _beside(element) if element.tail else 0,
}


def work_of(call: Callable[[], object]) -> int:
    count = 0

    def note(frame, event, argument):
        nonlocal count
        if event in {"call", "c_call"}:
            count += 1
        if event == "call" and (walks := WALKS.get(frame.f_code.co_name)) and "self" in frame.f_locals:
            count += walks(frame.f_locals["self"])

    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(None)
    return count


def growth(work: Callable[[int], Callable[[], object]], n: int) -> float:
    """How many times the work of ``n`` ten times as much takes; ``work`` makes the call for a size."""
    small, large = work(n), work(10 * n)
    return work_of(large) / work_of(small)


def _beside(element):
    before, parent = element.getprevious(), element.getparent()
    words = before.tail if before is not None else parent.text
    return len(parent) + len(words or "")
