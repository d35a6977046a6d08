"""A quarter to one on a Wednesday in Shanghai: the hour at which every journey happens.

What a screen says depends on the hour. The service and the browsers run ahead by the same
duration, so that a journey shows the same stations open at whatever hour the tests are run.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = 2
NOON = time(12, 40)

# The script of every page and frame, before their own: the same shift for the browser.
SHIFT_DATE = """
(() => {
  const Real = Date;
  const ahead = %d;
  globalThis.Date = class Date extends Real {
    constructor(...given) {
      super(...(given.length ? given : [Real.now() + ahead]));
    }
    static now() {
      return Real.now() + ahead;
    }
  };
})();
"""


def until_wednesday_noon(now: datetime) -> timedelta:
    """Return how far the next such hour lies ahead."""
    local = now.astimezone(SHANGHAI)
    days = (WEDNESDAY - local.weekday()) % 7
    noon = datetime.combine(local.date() + timedelta(days=days), NOON, SHANGHAI)
    if noon < local:
        noon += timedelta(days=7)
    return noon.astimezone(UTC) - now


def shift_date(ahead: timedelta) -> str:
    """Return the script for a browser whose clock runs ahead."""
    return SHIFT_DATE % round(ahead.total_seconds() * 1000)
