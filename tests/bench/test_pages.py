from bench.pages import cost
from bench.pages.readers import p95
from bench.pages.rows import Row


def test_what_is_kept_is_held_against_the_ceiling_and_what_is_made_against_the_plain_view():
    cpu = {cost.CEILING: 0.2, cost.SAME_HEADERS: 0.22, cost.KEPT: 0.25, cost.PLAIN: 4.0, cost.MADE: 10.0}

    rows = list(cost.rows(cpu))

    assert str(rows[0]) == f"| {cost.CEILING}: CPU ms; pages a CPU second | 0.200; 5,000 | – |"
    assert rows[-3:] == [
        Row("kept page / ceiling, pages a CPU second", "0.80", "≥ .85"),
        Row("kept page / the same bytes and headers", "0.88"),
        Row("article page not kept / plain view, CPU", "2.50", "≤ 2.5"),
    ]


def test_one_reader_in_twenty_waits_longer_than_the_95th_percentile():
    waits = [number / 1000 for number in range(1, 1001)]

    assert sum(wait > p95(waits) for wait in waits) == 50
