"""The one clock the day is taken from: Vietnam's, wherever the server stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")  # no summer time since 1975


def now_in_vietnam() -> datetime:
    """Return the present moment, as clocks in Vietnam show it."""
    return datetime.now(VIETNAM)


def today_in_vietnam() -> date:
    """Return the present day in Vietnam."""
    return now_in_vietnam().date()
