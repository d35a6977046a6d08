"""Hours as people write them are understood, or the writer is told how to write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.calendar import Hours
from app.stations.importing.hours_texts import HoursTextError, read_hours, write_hours

WORKDAYS, WEEKEND = range(5), range(5, 7)


def week(**days: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """A week: ``d0`` is Monday; days that are not given are closed."""
    return [days.get(f"d{day}", []) for day in range(7)]


DAY, SPLIT = [("08:00", "20:00")], [("08:00", "12:00"), ("14:00", "18:30")]


@pytest.mark.parametrize(
    ("text", "weekly"),
    [
        ("每天 08:00-20:00", [DAY] * 7),
        ("08:00-20:00", [DAY] * 7),
        ("8:00～20:00", [DAY] * 7),
        ("８：００－２０：００", [DAY] * 7),
        ("8点至20点", [DAY] * 7),
        ("营业时间：每天8:00—20:00", [DAY] * 7),
        ("全天", [[("00:00", "24:00")]] * 7),
        ("24小时营业", [[("00:00", "24:00")]] * 7),
        ("24/7", [[("00:00", "24:00")]] * 7),
        ("每天休息", [[]] * 7),
        ("周一至周五 08:00-12:00 14:00-18:30", [SPLIT] * 5 + [[], []]),
        ("工作日 08:00-12:00，14:00-18:30；周末休息", [SPLIT] * 5 + [[], []]),
        ("Mon-Fri 08:00-12:00 14:00-18:30; Sat closed", [SPLIT] * 5 + [[], []]),
        ("Mo-Fr 08:00-12:00,14:00-18:30", [SPLIT] * 5 + [[], []]),
        ("每天 08:00-20:00; 周日 休息", [DAY] * 6 + [[]]),
        ("周一到周五8:00—20:00，周六、日休息", [DAY] * 5 + [[], []]),
        ("周一三五 8:00-20:00", week(d0=DAY, d2=DAY, d4=DAY)),
        ("周一、周三、周五 8:00-20:00", week(d0=DAY, d2=DAY, d4=DAY)),
        ("星期六至星期一 8:00-20:00", week(d5=DAY, d6=DAY, d0=DAY)),
        ("周六天 8点-20点", [[]] * 5 + [DAY] * 2),
        ("周五 22:00-次日02:00", week(d4=[("22:00", "02:00")])),
        ("9点半-17点30分", [[("09:30", "17:30")]] * 7),
    ],
)
def test_what_people_write_is_understood(text: str, weekly: list[list[tuple[str, str]]]) -> None:
    assert read_hours(text) == Hours.model_validate({"weekly": weekly})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "没有写时间"),
        ("周一至周五", "“周一至周五”后面没有写时间"),
        ("节假日休息", "看不懂“节假日休息”"),
        ("上午8:00-12:00", "看不懂“上午8:00-12:00”"),
        ("08:00", "看不懂"),
        ("25:00-26:00", "没有“25:00”这个时间"),
        ("8:60-9:00", "没有“8:60”这个时间"),
        ("24:00-08:00", "半夜开门写 00:00"),
        ("周一 8:00-9:00; 周一 10:00-11:00", "“周一”写了两遍"),
        ("8:00-12:00 11:00-14:00", "重叠"),
        ("1:00-2:00 3:00-4:00 5:00-6:00 7:00-8:00 9:00-10:00", "超过四段"),
        ("8:00-12:00:30", "看不懂"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_an_example(text: str, told: str) -> None:
    with pytest.raises(HoursTextError) as refused:
        read_hours(text)
    assert told in str(refused.value)
    assert "每天 07:00-23:00" in str(refused.value)


minutes = st.integers(0, 1439)
ranges = st.tuples(minutes, st.integers(1, 1440)).map(
    lambda span: (f"{span[0] // 60:02}:{span[0] % 60:02}", f"{span[1] // 60:02}:{span[1] % 60:02}")
)


@st.composite
def weeks(draw: st.DrawFn) -> Hours:
    """Weeks in which days share their hours, as they do."""
    shared = draw(st.lists(st.lists(ranges, max_size=3), min_size=1, max_size=3))
    weekly = [draw(st.sampled_from(shared)) for _ in range(7)]
    try:
        return Hours.model_validate({"weekly": weekly})
    except ValidationError:
        return Hours.model_validate({"weekly": [each[:1] for each in weekly[:1]] + [[]] * 6})


@given(weeks())
def test_every_week_can_be_written_and_read_again(hours: Hours) -> None:
    assert read_hours(write_hours(hours)) == hours


@given(st.text("周一二三日至到每天全休息0123456789:-;、 点半次日ab/", max_size=40))
def test_any_text_gives_hours_or_a_sentence(text: str) -> None:
    try:
        hours = read_hours(text)
    except HoursTextError:
        return
    assert read_hours(write_hours(hours)) == hours
