"""Organisations, volunteers, activities, shifts and seats

Revision ID: 2026_11_22_volunteering
Revises: 2026_11_22_words
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import UserDefinedType

from alembic import op

revision = "2026_11_22_volunteering"
down_revision = "2026_11_22_words"


class Point(UserDefinedType[Any]):
    """PostgreSQL's point."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """Return the name of the type."""
        return "point"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "seat_pool",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("queue", sa.BigInteger(), nullable=False),
        sa.Column("is_last_in", sa.Boolean(), nullable=False),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.Column("has_waitlist", sa.Boolean(), nullable=False),
        sa.Column("offer_minutes", sa.Integer(), nullable=False),
        sa.Column("rush_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("taken BETWEEN 0 AND capacity", name=op.f("ck_seat_pool_capacity")),
        sa.CheckConstraint("waiting >= 0", name=op.f("ck_seat_pool_waiting")),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_seat_pool")),
    )
    op.create_index(
        "ix_seat_pool_region_code_group_id", "seat_pool", ["region_code", "group_id"], unique=False
    )
    op.create_table(
        "skill",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_skill")),
    )
    op.create_table(
        "volunteer_number",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("region_code", name=op.f("pk_volunteer_number")),
    )
    op.create_table(
        "seat",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pool_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("party_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("queue_no", sa.BigInteger(), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("offered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        postgresql.ExcludeConstraint(
            (sa.column("region_code"), "="),
            (sa.column("party_id"), "="),
            (sa.column("during"), "&&"),
            where=sa.text("state IN ('confirmed', 'pending')"),
            using="gist",
            name="ex_seat_during",
        ),
        sa.CheckConstraint(
            "state IN ('confirmed', 'waiting', 'offered', 'pending')",
            name=op.f("ck_seat_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "pool_id"],
            ["seat_pool.region_code", "seat_pool.id"],
            name=op.f("fk_seat_region_code_pool_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_seat")),
    )
    op.create_index(
        "ix_seat_offered_until",
        "seat",
        ["region_code", "offered_until"],
        unique=False,
        postgresql_where=sa.text("offered_until IS NOT NULL"),
    )
    op.create_index(
        "ix_seat_region_code_party_id", "seat", ["region_code", "party_id"], unique=False
    )
    op.create_index(
        "ix_seat_region_code_pool_id_state_queue_no",
        "seat",
        ["region_code", "pool_id", "state", "queue_no"],
        unique=False,
    )
    op.create_index(
        "ix_seat_untold",
        "seat",
        ["region_code", "state_at"],
        unique=False,
        postgresql_where=sa.text("told_at IS NULL"),
    )
    op.create_index(
        "uq_seat_region_code_group_id_party_id",
        "seat",
        ["region_code", "group_id", "party_id"],
        unique=True,
    )
    op.create_table(
        "child",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name_encrypted", sa.Text(), nullable=False),
        sa.Column("birth_year", sa.SmallInteger(), nullable=False),
        sa.Column("fetched_by_encrypted", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_child_account_id")),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_child")),
    )
    op.create_index(
        "ix_child_region_code_account_id", "child", ["region_code", "account_id"], unique=False
    )
    op.create_table(
        "organisation",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("community_id", sa.Uuid(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("contact_phone_encrypted", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('organisation', 'team')", name=op.f("ck_organisation_kind_known")
        ),
        sa.CheckConstraint(
            "state IN ('applied', 'active', 'suspended')", name=op.f("ck_organisation_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_organisation_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_organisation_community_id")
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("region_code", "name", name=op.f("uq_organisation_region_code_name")),
    )
    op.create_index(
        "ix_organisation_region_code_state_sort_key",
        "organisation",
        ["region_code", "state", "sort_key", "id"],
        unique=False,
    )
    op.create_table(
        "volunteer",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("real_name_encrypted", sa.Text(), nullable=False),
        sa.Column("birth_year", sa.SmallInteger(), nullable=False),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("skills", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("languages", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("free_times", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("community_id", sa.Uuid(), nullable=True),
        sa.Column("emergency_encrypted", sa.Text(), nullable=True),
        sa.Column("guardian_encrypted", sa.Text(), nullable=True),
        sa.Column("id_number_encrypted", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("list_key", sa.Text(), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "source IN ('own', 'import', 'paper')", name=op.f("ck_volunteer_source_known")
        ),
        sa.CheckConstraint(
            "state IN ('active', 'suspended')", name=op.f("ck_volunteer_state_known")
        ),
        sa.CheckConstraint(
            "birth_year BETWEEN 1900 AND 2200", name=op.f("ck_volunteer_birth_year")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_volunteer_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_volunteer_community_id")
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("region_code", "number", name=op.f("uq_volunteer_region_code_number")),
    )
    op.create_index(
        "uq_volunteer_region_code_account_id",
        "volunteer",
        ["region_code", "account_id"],
        unique=True,
    )
    op.create_index(
        "uq_volunteer_region_code_list_key",
        "volunteer",
        ["region_code", "list_key"],
        unique=True,
        postgresql_where=sa.text("list_key IS NOT NULL"),
    )
    op.create_table(
        "no_show",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_by", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_code", "volunteer_id"],
            ["volunteer.region_code", "volunteer.id"],
            name=op.f("fk_no_show_region_code_volunteer_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_no_show")),
        sa.UniqueConstraint(
            "region_code",
            "volunteer_id",
            "shift_id",
            name=op.f("uq_no_show_region_code_volunteer_id_shift_id"),
        ),
    )
    op.create_table(
        "programme",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_code", "organisation_id"],
            ["organisation.region_code", "organisation.id"],
            name=op.f("fk_programme_region_code_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_programme")),
        sa.UniqueConstraint(
            "region_code",
            "organisation_id",
            "name",
            name=op.f("uq_programme_region_code_organisation_id_name"),
        ),
    )
    op.create_table(
        "scan",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("nonce", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("distance", sa.Text(), nullable=False),
        sa.Column("device", sa.LargeBinary(), nullable=False),
        sa.Column("spot", sa.LargeBinary(), nullable=True),
        sa.Column("scanned_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_code", "volunteer_id"],
            ["volunteer.region_code", "volunteer.id"],
            name=op.f("fk_scan_region_code_volunteer_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "volunteer_id", "nonce", name=op.f("pk_scan")),
    )
    op.create_index(
        "ix_scan_region_code_shift_id",
        "scan",
        ["region_code", "shift_id", "received_at"],
        unique=False,
    )
    op.create_table(
        "activity",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("programme_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.Column(
            "mloc",
            Point(),
            sa.Computed(
                "point(6378137.0::double precision * radians(longitude), 6378137.0::double precision * asinh(tan(radians(latitude))))",
                persisted=True,
            ),
            nullable=True,
        ),
        sa.Column("meeting_point", sa.Text(), nullable=False),
        sa.Column("bring", sa.Text(), nullable=False),
        sa.Column("risks", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("photo_ids", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("signup_opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signup_closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancel_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approval", sa.Text(), nullable=False),
        sa.Column("waitlist", sa.Boolean(), nullable=False),
        sa.Column("min_age", sa.SmallInteger(), nullable=True),
        sa.Column("rrule", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'published', 'running', 'finished', 'cancelled')",
            name=op.f("ck_activity_state_known"),
        ),
        sa.CheckConstraint("latitude BETWEEN -85 AND 85", name=op.f("ck_activity_latitude")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_activity_longitude")),
        sa.ForeignKeyConstraint(
            ["region_code", "organisation_id"],
            ["organisation.region_code", "organisation.id"],
            name=op.f("fk_activity_region_code_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "programme_id"],
            ["programme.region_code", "programme.id"],
            name=op.f("fk_activity_region_code_programme_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_activity")),
    )
    op.create_index(
        "ix_activity_region_code_organisation_id",
        "activity",
        ["region_code", "organisation_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_activity_upcoming",
        "activity",
        ["region_code", "next_at", "id"],
        unique=False,
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        "ix_activity_near",
        "activity",
        ["region_code", "mloc"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.create_index(
        "ix_activity_ending",
        "activity",
        ["region_code", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'running' AND next_at IS NULL"),
    )
    op.create_table(
        "shift",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_shift_times")),
        sa.ForeignKeyConstraint(
            ["region_code", "activity_id"],
            ["activity.region_code", "activity.id"],
            name=op.f("fk_shift_region_code_activity_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_shift")),
    )
    op.create_index(
        "ix_shift_open",
        "shift",
        ["region_code", "ends_at"],
        unique=False,
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_index(
        "ix_shift_region_code_activity_id",
        "shift",
        ["region_code", "activity_id", "starts_at"],
        unique=False,
    )
    op.create_index(
        "ix_shift_region_code_starts_at",
        "shift",
        ["region_code", "starts_at"],
        unique=False,
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )
    op.create_table(
        "attendance",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("reasons", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("approver_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.CheckConstraint("grade IN ('A', 'B', 'C')", name=op.f("ck_attendance_grade_known")),
        sa.CheckConstraint(
            "state IN ('open', 'in_review', 'settled', 'refused')",
            name=op.f("ck_attendance_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "shift_id"],
            ["shift.region_code", "shift.id"],
            name=op.f("fk_attendance_region_code_shift_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "volunteer_id"],
            ["volunteer.region_code", "volunteer.id"],
            name=op.f("fk_attendance_region_code_volunteer_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_attendance")),
    )
    op.create_index(
        "ix_attendance_region_code_volunteer_id",
        "attendance",
        ["region_code", "volunteer_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_attendance_review",
        "attendance",
        ["region_code", "shift_id", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'in_review'"),
    )
    op.create_index(
        "uq_attendance_region_code_shift_id_volunteer_id",
        "attendance",
        ["region_code", "shift_id", "volunteer_id"],
        unique=True,
    )
    op.create_table(
        "shift_role",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("skill", sa.Text(), nullable=True),
        sa.Column("min_age", sa.SmallInteger(), nullable=True),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "audience IN ('volunteers', 'served')", name=op.f("ck_shift_role_audience_known")
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "id"],
            ["seat_pool.region_code", "seat_pool.id"],
            name=op.f("fk_shift_role_region_code_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "shift_id"],
            ["shift.region_code", "shift.id"],
            name=op.f("fk_shift_role_region_code_shift_id"),
        ),
        sa.ForeignKeyConstraint(["skill"], ["skill.code"], name=op.f("fk_shift_role_skill")),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_shift_role")),
        sa.UniqueConstraint(
            "region_code", "shift_id", "name", name=op.f("uq_shift_role_region_code_shift_id_name")
        ),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_table("shift_role")
    op.drop_index("uq_attendance_region_code_shift_id_volunteer_id", table_name="attendance")
    op.drop_index(
        "ix_attendance_review",
        table_name="attendance",
        postgresql_where=sa.text("state = 'in_review'"),
    )
    op.drop_index("ix_attendance_region_code_volunteer_id", table_name="attendance")
    op.drop_table("attendance")
    op.drop_index(
        "ix_shift_region_code_starts_at",
        table_name="shift",
        postgresql_where=sa.text("cancelled_at IS NULL"),
    )
    op.drop_index("ix_shift_region_code_activity_id", table_name="shift")
    op.drop_index(
        "ix_shift_open", table_name="shift", postgresql_where=sa.text("settled_at IS NULL")
    )
    op.drop_table("shift")
    op.drop_index(
        "ix_activity_ending",
        table_name="activity",
        postgresql_where=sa.text("state = 'running' AND next_at IS NULL"),
    )
    op.drop_index(
        "ix_activity_near",
        table_name="activity",
        postgresql_using="gist",
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.drop_index(
        "ix_activity_upcoming",
        table_name="activity",
        postgresql_where=sa.text("next_at IS NOT NULL"),
    )
    op.drop_index("ix_activity_region_code_organisation_id", table_name="activity")
    op.drop_table("activity")
    op.drop_index("ix_scan_region_code_shift_id", table_name="scan")
    op.drop_table("scan")
    op.drop_table("programme")
    op.drop_table("no_show")
    op.drop_index(
        "uq_volunteer_region_code_list_key",
        table_name="volunteer",
        postgresql_where=sa.text("list_key IS NOT NULL"),
    )
    op.drop_index("uq_volunteer_region_code_account_id", table_name="volunteer")
    op.drop_table("volunteer")
    op.drop_index("ix_organisation_region_code_state_sort_key", table_name="organisation")
    op.drop_table("organisation")
    op.drop_index("ix_child_region_code_account_id", table_name="child")
    op.drop_table("child")
    op.drop_index("uq_seat_region_code_group_id_party_id", table_name="seat")
    op.drop_index("ix_seat_untold", table_name="seat", postgresql_where=sa.text("told_at IS NULL"))
    op.drop_index("ix_seat_region_code_pool_id_state_queue_no", table_name="seat")
    op.drop_index("ix_seat_region_code_party_id", table_name="seat")
    op.drop_index(
        "ix_seat_offered_until",
        table_name="seat",
        postgresql_where=sa.text("offered_until IS NOT NULL"),
    )
    op.drop_table("seat")
    op.drop_table("volunteer_number")
    op.drop_table("skill")
    op.drop_index("ix_seat_pool_region_code_group_id", table_name="seat_pool")
    op.drop_table("seat_pool")
