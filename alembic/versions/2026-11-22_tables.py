"""Regions, people, stations, and what is said and done

Revision ID: 2026_11_22_tables
Revises: 2026_11_22_jobs
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import UserDefinedType

from alembic import op

revision = "2026_11_22_tables"
down_revision = "2026_11_22_jobs"


class Point(UserDefinedType[Any]):
    """PostgreSQL's point."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "point"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")
    # One index over a kind and a place needs scalars in GiST.
    op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA public")
    op.create_table(
        "audit_entry",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_audit_entry")),
    )
    op.create_index(
        "ix_audit_entry_region_code_created_at",
        "audit_entry",
        ["region_code", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_audit_entry_region_code_account_id",
        "audit_entry",
        ["region_code", "account_id"],
        unique=False,
    )
    op.create_table(
        "audit_seal",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("through_id", sa.Uuid(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("region_code", "seq", name=op.f("pk_audit_seal")),
    )
    op.create_table(
        "facility",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("for_trucks", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_facility")),
        sa.UniqueConstraint("code", name=op.f("uq_facility_code")),
    )
    op.create_table(
        "rate_limit",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("window", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_rate_limit")),
        prefixes=["UNLOGGED"],
    )
    op.create_index(op.f("ix_rate_limit_ends_at"), "rate_limit", ["ends_at"], unique=False)
    op.create_table(
        "region",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_region")),
    )
    op.create_table(
        "wechat_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("delivery_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wechat_event")),
        sa.UniqueConstraint("delivery_key", name=op.f("uq_wechat_event_delivery_key")),
    )
    op.create_index(
        op.f("ix_wechat_event_received_at"), "wechat_event", ["received_at"], unique=False
    )
    op.create_table(
        "wechat_token",
        sa.Column("app_id", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("refused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("app_id", name=op.f("pk_wechat_token")),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_department_region_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
    )
    op.create_index(op.f("ix_department_region_code"), "department", ["region_code"], unique=False)
    op.create_table(
        "firm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_firm_region_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm")),
    )
    op.create_index(op.f("ix_firm_region_code"), "firm", ["region_code"], unique=False)
    op.create_table(
        "occupation",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_occupation_region_code")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_occupation")),
    )
    op.create_table(
        "station_kind",
        sa.Column("id", sa.SmallInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_station_kind_region_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station_kind")),
        sa.UniqueConstraint("code", name=op.f("uq_station_kind_code")),
    )
    op.create_table(
        "town",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_town_region_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_town")),
    )
    op.create_index(op.f("ix_town_region_code"), "town", ["region_code"], unique=False)
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("openid", sa.Text(), nullable=False),
        sa.Column("unionid", sa.Text(), nullable=True),
        sa.Column("nickname", sa.Text(), nullable=False),
        sa.Column("avatar_id", sa.Uuid(), nullable=True),
        sa.Column("occupation", sa.Text(), nullable=True),
        sa.Column("firm_id", sa.Uuid(), nullable=True),
        sa.Column("phone_encrypted", sa.Text(), nullable=True),
        sa.Column("phone_index", sa.Text(), nullable=True),
        sa.Column("closing_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["firm_id"], ["firm.id"], name=op.f("fk_account_firm_id")),
        sa.ForeignKeyConstraint(
            ["occupation"], ["occupation.code"], name=op.f("fk_account_occupation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("openid", name=op.f("uq_account_openid")),
        sa.UniqueConstraint("phone_index", name=op.f("uq_account_phone_index")),
    )
    op.create_table(
        "community",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("town_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_community_region_code")
        ),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_community_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
    )
    op.create_index(op.f("ix_community_region_code"), "community", ["region_code"], unique=False)
    op.create_index(op.f("ix_community_town_id"), "community", ["town_id"], unique=False)
    op.create_table(
        "account_region",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_region_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "region_code", name=op.f("pk_account_region")),
    )
    op.create_table(
        "consent",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_consent_account_id")),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_consent")),
    )
    op.create_table(
        "feedback",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("wants_answer", sa.Boolean(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_feedback_account_id")
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_feedback")),
    )
    op.create_index(
        "ix_feedback_own", "feedback", ["region_code", "account_id", "created_at"], unique=False
    )
    op.create_index(
        "ix_feedback_state", "feedback", ["region_code", "state", "created_at"], unique=False
    )
    op.create_table(
        "idempotency_key",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_idempotency_key_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_index(
        op.f("ix_idempotency_key_kept_at"), "idempotency_key", ["kept_at"], unique=False
    )
    op.create_table(
        "login_session",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_login_session_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_login_session")),
    )
    op.create_table(
        "photo",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("attached_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_photo_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    op.create_index(op.f("ix_photo_account_id"), "photo", ["account_id"], unique=False)
    op.create_table(
        "role_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("scope_id", sa.Uuid(), nullable=True),
        sa.Column("granted_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "role IN ('organiser', 'keeper', 'community_staff', 'town_staff', 'property_staff', 'firm_contact', 'department_staff', 'region_admin', 'auditor')",
            name=op.f("ck_role_grant_role_known"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_role_grant_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_role_grant_region_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )
    op.create_index(
        "ix_role_grant_region_code_role", "role_grant", ["region_code", "role"], unique=False
    )
    op.create_index(
        "uq_role_grant_live",
        "role_grant",
        ["account_id", "region_code", "role", "scope_id"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL"),
        postgresql_nulls_not_distinct=True,
    )
    op.create_table(
        "station",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("kind_id", sa.SmallInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("town_id", sa.Uuid(), nullable=True),
        sa.Column("community_id", sa.Uuid(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
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
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("hours", sa.Text(), nullable=True),
        sa.Column("open_week", postgresql.INT4MULTIRANGE(), nullable=True),
        sa.Column("exception_days", sa.ARRAY(sa.DATE()), nullable=False),
        sa.Column("entry_way", sa.Text(), nullable=False),
        sa.Column("entry_note", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("truck_spaces", sa.Integer(), nullable=True),
        sa.Column("truck_height_limit_cm", sa.Integer(), nullable=True),
        sa.Column("truck_entrance", sa.Text(), nullable=True),
        sa.Column("truck_prices", sa.Text(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("word", sa.Text(), nullable=True),
        sa.Column("word_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("word_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("facilities_yes", sa.ARRAY(sa.SmallInteger()), nullable=False),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column("search_grams", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("sort_key", sa.Text(), nullable=False),
        sa.Column("import_key", sa.Text(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "entry_way IN ('open_door', 'ask_guard', 'scan', 'code', 'unknown')",
            name=op.f("ck_station_entry_way"),
        ),
        sa.CheckConstraint("latitude BETWEEN -85 AND 85", name=op.f("ck_station_latitude")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_station_longitude")),
        sa.ForeignKeyConstraint(
            ["community_id"], ["community.id"], name=op.f("fk_station_community_id")
        ),
        sa.ForeignKeyConstraint(["kind_id"], ["station_kind.id"], name=op.f("fk_station_kind_id")),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_station_region_code")
        ),
        sa.ForeignKeyConstraint(["town_id"], ["town.id"], name=op.f("fk_station_town_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
    )
    op.create_index("ix_station_changed_at_id", "station", ["changed_at", "id"], unique=False)
    op.create_index(
        "ix_station_kind_id_mloc",
        "station",
        ["kind_id", "mloc"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_station_mloc",
        "station",
        ["mloc"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_index(
        "ix_station_region_code_sort_key_id",
        "station",
        ["region_code", "sort_key", "id"],
        unique=False,
    )
    op.create_index(
        "ix_station_search_grams", "station", ["search_grams"], unique=False, postgresql_using="gin"
    )
    op.create_index("ix_station_sort_key_id", "station", ["sort_key", "id"], unique=False)
    op.create_index(
        "ix_station_word_until",
        "station",
        ["word_until"],
        unique=False,
        postgresql_where=sa.text("word_until IS NOT NULL"),
    )
    op.create_index(
        "ix_station_reported_until",
        "station",
        ["reported_until"],
        unique=False,
        postgresql_where=sa.text("reported_until IS NOT NULL"),
    )
    op.create_index(op.f("ix_station_town_id"), "station", ["town_id"], unique=False)
    op.create_table(
        "favourite",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_favourite_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_favourite_station_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "station_id", name=op.f("pk_favourite")),
    )
    op.create_table(
        "station_facility",
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("facility_id", sa.SmallInteger(), nullable=False),
        sa.Column("available", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "available IN ('yes', 'no', 'unknown')", name=op.f("ck_station_facility_available")
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facility.id"], name=op.f("fk_station_facility_facility_id")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_facility_station_id")
        ),
        sa.PrimaryKeyConstraint("station_id", "facility_id", name=op.f("pk_station_facility")),
    )
    op.create_index(
        "ix_station_facility_reported_until",
        "station_facility",
        ["reported_until"],
        unique=False,
        postgresql_where=sa.text("reported_until IS NOT NULL"),
    )
    op.create_table(
        "station_fault",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("facility_id", sa.SmallInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=True),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('new', 'in_hand', 'mended')", name=op.f("ck_station_fault_state")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_station_fault_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["facility_id"], ["facility.id"], name=op.f("fk_station_fault_facility_id")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_fault_station_id")
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_station_fault")),
    )
    op.create_index(
        "ix_station_fault_own",
        "station_fault",
        ["region_code", "account_id", "created_at"],
        unique=False,
    )
    op.create_index(
        "ix_station_fault_state",
        "station_fault",
        ["region_code", "state", "created_at"],
        unique=False,
    )
    op.create_table(
        "station_photo",
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("photo_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_photo_station_id")
        ),
        sa.PrimaryKeyConstraint("station_id", "photo_id", name=op.f("pk_station_photo")),
    )
    op.create_table(
        "station_tap",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("was_within_hours", sa.Boolean(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_station_tap_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_tap_station_id")
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_station_tap")),
    )
    op.create_index(
        "ix_station_tap_own", "station_tap", ["region_code", "account_id", "told_at"], unique=False
    )
    op.create_index(
        "ix_station_tap_recent",
        "station_tap",
        ["region_code", "station_id", "told_at"],
        unique=False,
    )
    op.create_index(
        "uq_station_tap_slot",
        "station_tap",
        ["region_code", "station_id", "account_id", "topic", "slot"],
        unique=True,
    )
    op.create_table(
        "station_task",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("overdue_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_task_station_id")
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_station_task")),
    )
    op.create_index(
        "ix_station_task_due",
        "station_task",
        ["region_code", "answered_at", "due_at"],
        unique=False,
    )
    op.create_index(
        "uq_station_task_open",
        "station_task",
        ["region_code", "station_id", "topic"],
        unique=True,
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.create_table(
        "station_visit",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("station_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("hour", sa.SmallInteger(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["station_id"], ["station.id"], name=op.f("fk_station_visit_station_id")
        ),
        sa.PrimaryKeyConstraint(
            "region_code", "station_id", "on_day", "hour", name=op.f("pk_station_visit")
        ),
    )
    op.create_table(
        "station_fault_event",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fault_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_station_fault_event_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "fault_id"],
            ["station_fault.region_code", "station_fault.id"],
            name=op.f("fk_station_fault_event_region_code_fault_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_station_fault_event")),
    )
    op.create_index(
        "ix_station_fault_event_fault",
        "station_fault_event",
        ["region_code", "fault_id", "created_at"],
        unique=False,
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_index("ix_station_fault_event_fault", table_name="station_fault_event")
    op.drop_table("station_fault_event")
    op.drop_table("station_visit")
    op.drop_index(
        "uq_station_task_open",
        table_name="station_task",
        postgresql_where=sa.text("answered_at IS NULL"),
    )
    op.drop_index("ix_station_task_due", table_name="station_task")
    op.drop_table("station_task")
    op.drop_index("uq_station_tap_slot", table_name="station_tap")
    op.drop_index("ix_station_tap_recent", table_name="station_tap")
    op.drop_index("ix_station_tap_own", table_name="station_tap")
    op.drop_table("station_tap")
    op.drop_table("station_photo")
    op.drop_index("ix_station_fault_state", table_name="station_fault")
    op.drop_index("ix_station_fault_own", table_name="station_fault")
    op.drop_table("station_fault")
    op.drop_index(
        "ix_station_facility_reported_until",
        table_name="station_facility",
        postgresql_where=sa.text("reported_until IS NOT NULL"),
    )
    op.drop_table("station_facility")
    op.drop_table("favourite")
    op.drop_index(op.f("ix_station_town_id"), table_name="station")
    op.drop_index(
        "ix_station_reported_until",
        table_name="station",
        postgresql_where=sa.text("reported_until IS NOT NULL"),
    )
    op.drop_index(
        "ix_station_word_until",
        table_name="station",
        postgresql_where=sa.text("word_until IS NOT NULL"),
    )
    op.drop_index("ix_station_sort_key_id", table_name="station")
    op.drop_index("ix_station_search_grams", table_name="station", postgresql_using="gin")
    op.drop_index("ix_station_region_code_sort_key_id", table_name="station")
    op.drop_index(
        "ix_station_mloc",
        table_name="station",
        postgresql_using="gist",
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index(
        "ix_station_kind_id_mloc",
        table_name="station",
        postgresql_using="gist",
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index("ix_station_changed_at_id", table_name="station")
    op.drop_table("station")
    op.drop_index(
        "uq_role_grant_live",
        table_name="role_grant",
        postgresql_where=sa.text("withdrawn_at IS NULL"),
        postgresql_nulls_not_distinct=True,
    )
    op.drop_index("ix_role_grant_region_code_role", table_name="role_grant")
    op.drop_table("role_grant")
    op.drop_index(op.f("ix_photo_account_id"), table_name="photo")
    op.drop_table("photo")
    op.drop_table("login_session")
    op.drop_index(op.f("ix_idempotency_key_kept_at"), table_name="idempotency_key")
    op.drop_table("idempotency_key")
    op.drop_index("ix_feedback_state", table_name="feedback")
    op.drop_index("ix_feedback_own", table_name="feedback")
    op.drop_table("feedback")
    op.drop_table("consent")
    op.drop_table("account_region")
    op.drop_index(op.f("ix_community_town_id"), table_name="community")
    op.drop_index(op.f("ix_community_region_code"), table_name="community")
    op.drop_table("community")
    op.drop_table("account")
    op.drop_index(op.f("ix_town_region_code"), table_name="town")
    op.drop_table("town")
    op.drop_table("station_kind")
    op.drop_table("occupation")
    op.drop_index(op.f("ix_firm_region_code"), table_name="firm")
    op.drop_table("firm")
    op.drop_index(op.f("ix_department_region_code"), table_name="department")
    op.drop_table("department")
    op.drop_table("wechat_token")
    op.drop_index(op.f("ix_wechat_event_received_at"), table_name="wechat_event")
    op.drop_table("wechat_event")
    op.drop_table("region")
    op.drop_index(op.f("ix_rate_limit_ends_at"), table_name="rate_limit")
    op.drop_table("rate_limit")
    op.drop_table("facility")
    op.drop_table("audit_seal")
    op.drop_index("ix_audit_entry_region_code_created_at", table_name="audit_entry")
    op.drop_table("audit_entry")
    op.execute("DROP EXTENSION btree_gist")
