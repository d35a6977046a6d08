"""The kinds of stations, facilities and occupations that every region begins with

Rows of tables, so that a region may add its own. Codes and words as the field uses them.

Revision ID: 2026_11_22_words
Revises: 2026_11_22_tables
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "2026_11_22_words"
down_revision = "2026_11_22_tables"

KINDS = (
    (1, "warm_new", "暖“新”驿站", "#F06A35"),
    (2, "truckers_home", "货车司机之家", "#1F5BE0"),
    (3, "love", "爱心驿站", "#C2305F"),
    (4, "union", "工会户外劳动者服务站点", "#B7791F"),
    (5, "courier_home", "小哥驿站", "#6B46C1"),
)
FACILITIES = (
    (1, "microwave", "微波炉", False),
    (2, "drinking_water", "饮水", False),
    (3, "phone_charging", "充电", False),
    (4, "toilet", "卫生间", False),
    (5, "sofa", "沙发", False),
    (6, "first_aid_kit", "急救箱", False),
    (7, "air_conditioning", "空调", False),
    (8, "ebike_charging", "电动车充电", False),
    (9, "wifi", "无线网络", False),
    (10, "reading", "阅读", False),
    (11, "leisure", "休闲", False),
    (12, "rain_gear", "雨具", False),
    (13, "tyre_pump", "打气筒", False),
    (14, "shower", "淋浴", True),
    (15, "laundry", "洗衣", True),
    (16, "hot_meal", "热餐", True),
    (17, "bed", "床位", True),
    (18, "repair", "维修", True),
    (19, "truck_parking", "货车停车", True),
)
OCCUPATIONS = (
    (1, "courier", "快递员"),
    (2, "food_rider", "外卖配送员"),
    (3, "ride_hailing_driver", "网约车司机"),
    (4, "truck_driver", "货车司机"),
    (5, "streamer", "网络主播"),
    (6, "resident", "居民"),
    (7, "other", "其他"),
)

kinds = sa.table("station_kind", *map(sa.column, ("id", "code", "name", "colour")))
facilities = sa.table("facility", *map(sa.column, ("id", "code", "name", "for_trucks")))
occupations = sa.table("occupation", *map(sa.column, ("position", "code", "name")))


# Where each word may be in use: such a word stays when this revision is taken back.
USERS = {
    "station_kind": (("station", "kind_id", "id"),),
    "facility": (("station_facility", "facility_id", "id"), ("station_fault", "facility_id", "id")),
    "occupation": (("account", "occupation", "code"),),
}


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for table, rows in ((kinds, KINDS), (facilities, FACILITIES), (occupations, OCCUPATIONS)):
        names = [column.name for column in table.columns]
        values = [dict(zip(names, row, strict=True)) for row in rows]
        op.execute(postgresql.insert(table).values(values).on_conflict_do_nothing())


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for table, rows in ((kinds, KINDS), (facilities, FACILITIES), (occupations, OCCUPATIONS)):
        unused = [
            sa.text(f"NOT EXISTS (SELECT FROM {user} u WHERE u.{column} = {table.name}.{key})")
            for user, column, key in USERS[table.name]
        ]
        ours = table.c.code.in_([row[1] for row in rows])
        op.execute(table.delete().where(ours, *unused))
