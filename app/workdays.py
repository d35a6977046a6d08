"""Working days and public holidays of China, by the State Council's yearly notice.

The notice for a year comes out in the autumn before it, and reaches us with an update of
``chinesecalendar``. Of a year that it does not know yet, Monday to Friday are taken to be working
days, and no day to be a holiday.
"""

import datetime as dt

import chinese_calendar

_SATURDAY = 5


def is_working_day(day: dt.date) -> bool:
    """Say whether people work and schools teach: also on a weekend that makes up for a holiday."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < _SATURDAY


def is_public_holiday(day: dt.date) -> bool:
    """Say whether the day belongs to a public holiday; a plain weekend does not."""
    try:
        is_free, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return False
    return bool(is_free and name)
