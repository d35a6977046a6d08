"""How well it is evidenced that somebody turned up: grades, and the reasons for them.

A is as good as it gets, B has a weaker link, C or anything odd is looked at by people. Without a
position nothing is measured, which lowers no grade.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from uuid import UUID

from app.activities.models import Scan

MANY = 3  # two friends may stand on one spot of a map; three identical positions are odd


class Grade(StrEnum):
    """How well evidenced, best first."""

    A = "A"
    B = "B"
    C = "C"


class Distance(StrEnum):
    """How far from the activity a code was scanned; the position itself is not kept."""

    LT_100M = "lt_100m"
    LT_300M = "lt_300m"
    LT_1KM = "lt_1km"
    FAR = "far"
    NOT_MEASURED = "not_measured"


class Reason(StrEnum):
    """Why a grade is what it is, and why somebody looks at it."""

    CODE_SCANNED = "code_scanned"
    NEAR = "near"
    LT_1KM = "lt_1km"
    FAR = "far"
    NOT_MEASURED = "not_measured"
    OFFLINE = "offline"
    CARD_SCANNED = "card_scanned"
    WALK_IN = "walk_in"
    BY_HAND = "by_hand"
    SHARED_DEVICE = "shared_device"
    SAME_SPOT = "same_spot"
    NO_CHECKOUT = "no_checkout"
    NO_TIME = "no_time"
    SENT_LATE = "sent_late"
    OBJECTED = "objected"
    # Said by the ledger, when it cannot write the hours.
    NO_MINUTES = "no_minutes"
    TIMES_OVERLAP = "times_overlap"
    SECOND_PERSON_NEEDED = "second_person_needed"
    HAND_CAP = "hand_minutes_a_day"


SENTENCES = {
    Reason.CODE_SCANNED: "扫了现场的签到码",
    Reason.NEAR: "扫码时就在活动地点",
    Reason.LT_1KM: "扫码时离活动地点不到 1 公里",
    Reason.FAR: "扫码时离活动地点超过 1 公里",
    Reason.NOT_MEASURED: "没有定位，不影响等级",
    Reason.OFFLINE: "扫码时没有网络，后来补传",
    Reason.CARD_SCANNED: "由组织者扫志愿者卡登记",
    Reason.WALK_IN: "没有提前报名，由组织者现场接收",
    Reason.BY_HAND: "由工作人员人工补录，需要另一人核准",
    Reason.SHARED_DEVICE: "同一部手机为几个人扫了码，需要人工核对",
    Reason.SAME_SPOT: "几个人的定位完全相同，需要人工核对",
    Reason.NO_CHECKOUT: "没有签退，需要组织者补录",
    Reason.NO_TIME: "签到、签退之间没有落在班次时间内的整分钟",
    Reason.SENT_LATE: "班次结束登记后才收到，需要人工核对",
    Reason.OBJECTED: "本人有异议，等待复核",
    Reason.NO_MINUTES: "没有可以记录的时长，请先补全签到、签退时间",
    Reason.TIMES_OVERLAP: "这段时间已经记录过服务时长",
    Reason.SECOND_PERSON_NEEDED: "人工补录的时长需要另一位工作人员核准",
    Reason.HAND_CAP: "这一天人工补录的时长已到上限",
}
_GRADES = {
    Reason.LT_1KM: Grade.B,
    Reason.OFFLINE: Grade.B,
    Reason.CARD_SCANNED: Grade.B,
    Reason.WALK_IN: Grade.B,
    Reason.FAR: Grade.C,
    Reason.BY_HAND: Grade.C,
    Reason.SHARED_DEVICE: Grade.C,
    Reason.SAME_SPOT: Grade.C,
    Reason.NO_CHECKOUT: Grade.C,
    Reason.NO_TIME: Grade.C,
    Reason.SENT_LATE: Grade.C,
}
_KNOWN = frozenset(Reason)
_OF_DISTANCE = {
    Distance.LT_100M: Reason.NEAR,
    Distance.LT_300M: Reason.NEAR,
    Distance.LT_1KM: Reason.LT_1KM,
    Distance.FAR: Reason.FAR,
    Distance.NOT_MEASURED: Reason.NOT_MEASURED,
}


def reasons_of_scan(distance: Distance, *, is_offline: bool) -> list[Reason]:
    """Return what speaks for and against one scan of the code."""
    found = [Reason.CODE_SCANNED, _OF_DISTANCE[distance]]
    return [*found, Reason.OFFLINE] if is_offline else found


def grade_of(reasons: Iterable[str]) -> Grade:
    """Return the grade that reasons come to: that of the weakest."""
    known = (Reason(reason) for reason in reasons if reason in _KNOWN)
    return max((_GRADES.get(reason, Grade.A) for reason in known), default=Grade.A)


def grade_sql(reasons: str) -> str:
    """Return SQL for the grade that an array of reasons comes to."""
    weak = {grade: [reason for reason, one in _GRADES.items() if one == grade] for grade in Grade}
    cases = " ".join(
        f"WHEN {reasons} && ARRAY[{', '.join(map(repr, map(str, weak[grade])))}] THEN '{grade}'"
        for grade in (Grade.C, Grade.B)
    )
    return f"CASE {cases} ELSE '{Grade.A}' END"


def reason_sql(distance: str) -> str:
    """Return SQL for the reason that a distance is."""
    cases = " ".join(f"WHEN '{each}' THEN '{reason}'" for each, reason in _OF_DISTANCE.items())
    return f"CASE {distance} {cases} END"


def merged(*reasons: Iterable[str]) -> list[str]:
    """Return reasons without repeats, in the order of the enumeration."""
    found = {str(one) for some in reasons for one in some}
    return [str(reason) for reason in Reason if reason in found]


def sentences_of(reasons: Iterable[str]) -> list[str]:
    """Return what a volunteer reads of the reasons."""
    return [SENTENCES[Reason(reason)] for reason in reasons if reason in _KNOWN]


def find_oddities(scans: Iterable[Scan]) -> Mapping[UUID, set[Reason]]:
    """Return what is odd about the scans of a shift, by volunteer.

    An organiser's phone scans many cards: those say nothing about phones and places.
    """
    own = [scan for scan in scans if scan.scanned_by is None]
    found: defaultdict[UUID, set[Reason]] = defaultdict(set)
    for volunteers in _sharing((scan.device, scan.volunteer_id) for scan in own):
        if len(volunteers) > 1:
            _note(found, volunteers, Reason.SHARED_DEVICE)
    for volunteers in _sharing((scan.spot, scan.volunteer_id) for scan in own if scan.spot):
        if len(volunteers) >= MANY:
            _note(found, volunteers, Reason.SAME_SPOT)
    return found


def _sharing(pairs: Iterable[tuple[bytes | None, UUID]]) -> Iterable[set[UUID]]:
    by_mark: defaultdict[bytes | None, set[UUID]] = defaultdict(set)
    for mark, volunteer_id in pairs:
        by_mark[mark].add(volunteer_id)
    return by_mark.values()


def _note(found: Mapping[UUID, set[Reason]], whom: Iterable[UUID], reason: Reason) -> None:
    for volunteer_id in whom:
        found[volunteer_id].add(reason)
