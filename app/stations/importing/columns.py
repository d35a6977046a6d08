"""The columns that a table of stations may have, by their Chinese and English names."""

from dataclasses import dataclass, field

from app.sheets.cells import texts_up_to
from app.sheets.columns import Column, Layout, by_name, key_of
from app.sheets.tables import Sought
from app.stations.importing import cells

COLUMNS: tuple[Column, ...] = (
    Column(
        "import_key",
        ("编号", "导入编号", "importkey", "key"),
        texts_up_to(60),
        "你们自己的编号，不重复。再次导入时凭编号认出是同一个驿站；没有编号就看名称和位置。",
        example="示例",
    ),
    Column(
        "name",
        ("名称", "驿站名称", "站点名称", "name"),
        texts_up_to(60),
        "驿站的名称，最多 60 个字。",
        is_required=True,
        example="示例路暖“新”驿站",
    ),
    Column(
        "kind",
        ("类型", "驿站类型", "kind", "type"),
        texts_up_to(60),
        "从下拉框里选。",
        is_required=True,
    ),
    Column(
        "town",
        ("乡镇", "乡镇街道", "街道", "town"),
        texts_up_to(60),
        "乡镇或街道的全名，要与系统里的一致。",
    ),
    Column(
        "community",
        ("社区", "社区村", "村社区", "村", "community"),
        texts_up_to(60),
        "社区或村的全名，要与系统里的一致。",
    ),
    Column(
        "address",
        ("地址", "详细地址", "address"),
        texts_up_to(100),
        "门牌或能找到的说法，最多 100 个字。",
        unknown="",
        example="示例路 18 号",
    ),
    Column(
        "latitude",
        ("纬度", "latitude", "lat"),
        cells.read_degrees,
        "十进制度数，至少四位小数，例如 37.892134。在中国是 3 到 54 之间的数。",
        is_required=True,
        example="37.892134",
    ),
    Column(
        "longitude",
        ("经度", "longitude", "lng", "lon"),
        cells.read_degrees,
        "十进制度数，至少四位小数，例如 111.241256。在中国是 73 到 136 之间的数。",
        is_required=True,
        example="111.241256",
    ),
    Column(
        "phone",
        ("电话", "联系电话", "phone", "tel"),
        cells.read_phone,
        "驿站的电话，大家都能看到。不要写个人手机号。",
        example="0358-6022345",
    ),
    Column(
        "hours",
        ("营业时间", "开放时间", "hours", "openinghours"),
        cells.read_opening,
        "例如：周一至周五 08:00-12:00 14:00-18:30; 周六 09:00-12:00，"
        "或：每天 07:00-23:00，或：全天。没写到的日子不开门。",
        example="周一至周五 08:00-12:00 14:00-18:30; 周六 09:00-12:00",
    ),
    Column(
        "entry_way",
        ("进门方式", "怎么进", "entry", "entryway"),
        cells.read_entry,
        "从下拉框里选。",
        unknown="unknown",
        example="推门就进",
    ),
    Column(
        "entry_note",
        ("进门说明", "entrynote"),
        texts_up_to(100),
        "进门要知道的事，大家都能看到，不要写密码。",
        unknown="",
    ),
    Column(
        "capacity",
        ("座位", "座位数", "capacity", "seats"),
        cells.read_count,
        "能坐几个人，写整数。",
        example="12",
    ),
    Column(
        "truck_spaces",
        ("货车位", "货车停车位", "truckspaces"),
        cells.read_count,
        "能停几辆货车，写整数。",
    ),
    Column(
        "truck_height_limit_cm",
        ("限高", "heightlimit"),
        cells.read_height,
        "写成 4.5米。",
    ),
    Column(
        "truck_entrance",
        ("入口", "货车入口", "entrance"),
        texts_up_to(100),
        "货车从哪里进。",
    ),
    Column(
        "truck_prices",
        ("收费", "停车收费", "prices", "price"),
        texts_up_to(100),
        "停车怎么收费。",
    ),
)
SOUGHT = Sought(("驿站", "stations"), "名称, 类型, 纬度, 经度 (name, kind, latitude, longitude)")
BY_FIELD = {column.field: column for column in COLUMNS}
REQUIRED = tuple(column.names[0] for column in COLUMNS if column.is_required)
_KNOWN = by_name(COLUMNS)


def column_of(heading: str) -> Column | None:
    """Return the column that a heading means; brackets, blanks and stars do not matter."""
    return _KNOWN.get(key_of(heading))


def facility_of(heading: str, facilities: dict[str, int]) -> int | None:
    """Return the facility that a heading means, by its name or code."""
    return facilities.get(key_of(heading))


@dataclass
class StationLayout(Layout):
    """A layout that has columns of facilities too."""

    facilities: dict[int, int] = field(default_factory=dict)


def layout_of(headings: list[str], facilities: dict[str, int]) -> StationLayout:
    """Say what each column of a table means."""
    layout = StationLayout(REQUIRED)
    taken: set[str | int] = set()
    for at, heading in enumerate(headings):
        column, facility = column_of(heading), facility_of(heading, facilities)
        meant = column.field if column else facility
        if not layout.is_news(at, heading, meant, taken):
            continue
        if column:
            layout.fields[at] = column
        elif facility is not None:
            layout.facilities[at] = facility
    return layout
