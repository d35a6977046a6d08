"""The skills that every region begins with

Revision ID: 2026_11_22_skills
Revises: 2026_11_22_hours
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "2026_11_22_skills"
down_revision = "2026_11_22_hours"

SKILLS = (
    (1, "first_aid", "急救"),
    (2, "medical", "医疗护理"),
    (3, "rescue", "应急救援"),
    (4, "driving", "驾驶"),
    (5, "teaching", "课业辅导"),
    (6, "law", "法律咨询"),
    (7, "counselling", "心理疏导"),
    (8, "elderly_care", "照护老人"),
    (9, "child_care", "照看儿童"),
    (10, "repair", "家电维修"),
    (11, "plumbing", "水电维修"),
    (12, "hairdressing", "理发"),
    (13, "cooking", "做饭"),
    (14, "computers", "电脑与手机"),
    (15, "photography", "摄影摄像"),
    (16, "arts", "文艺表演"),
    (17, "crafts", "手工"),
    (18, "sports", "体育"),
    (19, "translation", "翻译"),
    (20, "hosting", "主持与讲解"),
)

skills = sa.table("skill", *map(sa.column, ("position", "code", "name")))


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    values = [dict(zip(("position", "code", "name"), row, strict=True)) for row in SKILLS]
    op.execute(postgresql.insert(skills).values(values).on_conflict_do_nothing())


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    # A skill that a role of a shift asks for stays when this revision is taken back.
    unused = sa.text("NOT EXISTS (SELECT FROM shift_role r WHERE r.skill = skill.code)")
    ours = skills.c.code.in_([row[1] for row in SKILLS])
    op.execute(skills.delete().where(ours, unused))
