"""Whether a person may take a place, and if not, why: one expression for sign-ups and lists.

The reasons are tried in this order, and the first that holds is said. The same SQL decides the
sign-up itself and tells a list which button cannot be tapped, so the two never disagree.
"""

from datetime import timedelta
from enum import StrEnum

from app.errors import ConflictError, NotFoundError

NO_SHOWS = 3  # within NO_SHOW_DAYS: somebody looks at each sign-up first
NO_SHOW_DAYS = 90
NO_SHOW_SPAN = timedelta(days=NO_SHOW_DAYS)


class Refusal(StrEnum):
    """Why somebody gets no place."""

    NOT_A_VOLUNTEER = "not_a_volunteer"
    VOLUNTEER_SUSPENDED = "volunteer_suspended"
    ACTIVITY_CANCELLED = "activity_cancelled"
    SHIFT_OVER = "shift_over"
    SIGNUP_NOT_OPEN = "signup_not_open"
    SIGNUP_CLOSED = "signup_closed"
    UNDER_AGE = "under_age"
    SKILL_MISSING = "skill_missing"
    SHIFT_FULL = "shift_full"
    SHIFT_COLLIDES = "shift_collides"


SENTENCES = {
    Refusal.NOT_A_VOLUNTEER: "先登记成为志愿者，再来报名",
    Refusal.VOLUNTEER_SUSPENDED: "您的志愿者资格已暂停，请联系县委社会工作部",
    Refusal.ACTIVITY_CANCELLED: "活动已取消",
    Refusal.SHIFT_OVER: "这个班次已经结束",
    Refusal.SIGNUP_NOT_OPEN: "报名还没有开始",
    Refusal.SIGNUP_CLOSED: "报名已截止",
    Refusal.UNDER_AGE: "年龄不到要求",
    Refusal.SKILL_MISSING: "这个岗位需要相应的技能，可在志愿者资料里填写",
    Refusal.SHIFT_FULL: "名额已满",
    Refusal.SHIFT_COLLIDES: "与您已报的活动时间冲突",
}

_BY_HAND = """(p.is_by_hand OR (
    SELECT count(*) FROM no_show n WHERE n.region_code = v.region_code
        AND n.volunteer_id = v.id AND n.dismissed_at IS NULL
        AND n.missed_at > {now} - interval '{days} days'
) >= {times})"""
_REFUSAL = """CASE
    WHEN a.state = 'cancelled' OR s.cancelled_at IS NOT NULL THEN 'activity_cancelled'
    WHEN s.ends_at <= {now} OR a.state = 'finished' THEN 'shift_over'
    WHEN a.signup_closes_at <= {now} THEN 'signup_closed'
    WHEN v.id IS NULL THEN 'not_a_volunteer'
    WHEN v.state <> 'active' THEN 'volunteer_suspended'
    WHEN a.signup_opens_at > {now} THEN 'signup_not_open'
    WHEN extract(year FROM {now} AT TIME ZONE 'Asia/Shanghai') - v.birth_year
        < greatest(a.min_age, r.min_age) THEN 'under_age'
    WHEN r.skill IS NOT NULL AND NOT r.skill = ANY(v.skills) THEN 'skill_missing'
    WHEN p.taken >= p.capacity AND NOT p.has_waitlist AND NOT p.is_by_hand THEN 'shift_full'
    WHEN EXISTS (
        SELECT FROM seat k WHERE k.region_code = s.region_code AND k.party_id = v.id
            AND k.state IN ('confirmed', 'pending') AND k.group_id <> s.id
            AND k.during && tstzrange(s.starts_at, s.ends_at, '[)')
    ) THEN 'shift_collides'
END"""


def by_hand_sql(now: str) -> str:
    """Return SQL for "somebody approves this sign-up first".

    So it is where the organiser wants it, and for who did not come three times in ninety days.
    Aliases: ``p`` the pool, ``v`` the volunteer (NULL: none); ``now`` is the SQL of the instant.
    """
    return _BY_HAND.format(now=now, days=NO_SHOW_DAYS, times=NO_SHOWS)


def refusal_sql(now: str) -> str:
    """Return SQL for the first reason against a sign-up, NULL when there is none.

    Aliases: ``a`` the activity, ``s`` the shift, ``r`` the role, ``p`` its pool, ``v`` the
    volunteer (NULL: none); ``now`` is the SQL of the instant. Nobody's own place is in their way.
    """
    return _REFUSAL.format(now=now)


class SignupRefusedError(ConflictError):
    """No place, for a reason that the screen can show."""


def _refused_for(refusal: Refusal) -> type[SignupRefusedError]:
    name = "".join(part.capitalize() for part in refusal.split("_")) + "Error"
    said = {"code": str(refusal), "sentence": SENTENCES[refusal], "__doc__": SENTENCES[refusal]}
    return type(name, (SignupRefusedError,), said)


REFUSALS = {refusal: _refused_for(refusal) for refusal in Refusal}
ShiftCollidesError = REFUSALS[Refusal.SHIFT_COLLIDES]


class ShiftNotFoundError(NotFoundError):
    """The region has no such published shift, or the shift no such role."""

    code = "shift_not_found"
    sentence = "没有找到这个班次"


class SignedUpElsewhereError(ConflictError):
    """There is a place already, in another role of the same shift."""

    code = "signed_up_elsewhere"
    sentence = "您已报了这个班次的另一个岗位，请先取消再改报"


class CancelledTooLateError(ConflictError):
    """The activity is so near that a place is not given back by a tap any more."""

    code = "cancelled_too_late"
    sentence = "已过取消时间，来不了请联系活动组织者"
