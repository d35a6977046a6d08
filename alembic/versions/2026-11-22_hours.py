"""The ledger of hours and certificates

Revision ID: 2026_11_22_hours
Revises: 2026_11_22_messages
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from alembic import op

revision = "2026_11_22_hours"
down_revision = "2026_11_22_messages"


def upgrade() -> None:
    # A change that waits for a lock makes everybody behind it wait too: rather give up.
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "certificate_count",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("region_code", name=op.f("pk_certificate_count")),
    )
    op.create_table(
        "export_batch",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("records", sa.Integer(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_export_batch")),
    )
    op.create_table(
        "ledger_head",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("region_code", name=op.f("pk_ledger_head")),
    )
    op.create_table(
        "served_time",
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("during", postgresql.TSTZRANGE(), nullable=False),
        sa.Column("hand_minutes", sa.Integer(), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("account_id"), "="),
            (sa.column("during"), "&&"),
            using="gist",
            name="ex_served_time_during",
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_served_time_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", "id", name=op.f("pk_served_time")),
    )
    op.create_table(
        "certificate",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hand_minutes", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("id_number_encrypted", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["region_code", "organisation_id"],
            ["organisation.region_code", "organisation.id"],
            name=op.f("fk_certificate_region_code_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "volunteer_id"],
            ["volunteer.region_code", "volunteer.id"],
            name=op.f("fk_certificate_region_code_volunteer_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_certificate")),
        sa.UniqueConstraint(
            "region_code", "number", name=op.f("uq_certificate_region_code_number")
        ),
    )
    op.create_index(
        "ix_certificate_region_code_volunteer_id",
        "certificate",
        ["region_code", "volunteer_id", "id"],
        unique=False,
    )
    op.create_table(
        "service_record",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("award_id", sa.Uuid(), nullable=True),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("served_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("served_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("approver_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'award') = (award_id IS NULL)", name=op.f("ck_service_record_award")
        ),
        sa.CheckConstraint(
            "kind <> 'award' OR minutes > 0", name=op.f("ck_service_record_minutes")
        ),
        sa.CheckConstraint(
            "kind IN ('award', 'correction', 'reversal')", name=op.f("ck_service_record_kind_known")
        ),
        sa.CheckConstraint(
            "NOT is_by_hand OR author_id IS NOT NULL AND approver_id IS NOT NULL AND author_id <> approver_id",
            name=op.f("ck_service_record_two_people"),
        ),
        sa.CheckConstraint("served_from < served_to", name=op.f("ck_service_record_times")),
        sa.ForeignKeyConstraint(
            ["region_code", "activity_id"],
            ["activity.region_code", "activity.id"],
            name=op.f("fk_service_record_region_code_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "award_id"],
            ["service_record.region_code", "service_record.id"],
            name=op.f("fk_service_record_region_code_award_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "organisation_id"],
            ["organisation.region_code", "organisation.id"],
            name=op.f("fk_service_record_region_code_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "shift_id"],
            ["shift.region_code", "shift.id"],
            name=op.f("fk_service_record_region_code_shift_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "volunteer_id"],
            ["volunteer.region_code", "volunteer.id"],
            name=op.f("fk_service_record_region_code_volunteer_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_service_record")),
        sa.UniqueConstraint("region_code", "seq", name=op.f("uq_service_record_region_code_seq")),
    )
    op.create_index(
        "ix_service_record_region_code_activity_id",
        "service_record",
        ["region_code", "activity_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_service_record_region_code_award_id",
        "service_record",
        ["region_code", "award_id"],
        unique=False,
    )
    op.create_index(
        "ix_service_record_region_code_volunteer_id",
        "service_record",
        ["region_code", "volunteer_id", "id"],
        unique=False,
    )
    op.create_table(
        "award",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("attendance_id", sa.Uuid(), nullable=False),
        sa.Column("volunteer_id", sa.Uuid(), nullable=False),
        sa.Column("organisation_id", sa.Uuid(), nullable=False),
        sa.Column("activity_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("hand_minutes", sa.Integer(), nullable=False),
        sa.Column("open_objections", sa.Integer(), nullable=False),
        sa.Column("served_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("final_on", sa.Date(), nullable=False),
        sa.Column("final_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reversed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("minutes > 0 OR reversed_at IS NOT NULL", name=op.f("ck_award_minutes")),
        sa.CheckConstraint(
            "hand_minutes BETWEEN 0 AND minutes", name=op.f("ck_award_hand_minutes")
        ),
        sa.CheckConstraint("open_objections >= 0", name=op.f("ck_award_objections")),
        sa.ForeignKeyConstraint(
            ["region_code", "record_id"],
            ["service_record.region_code", "service_record.id"],
            name=op.f("fk_award_region_code_record_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "record_id", name=op.f("pk_award")),
    )
    op.create_index(
        "ix_award_provisional",
        "award",
        ["region_code", "final_on"],
        unique=False,
        postgresql_where=sa.text("final_at IS NULL AND reversed_at IS NULL"),
    )
    op.create_index(
        "ix_award_region_code_activity_id",
        "award",
        ["region_code", "activity_id", "record_id"],
        unique=False,
    )
    op.create_index(
        "ix_award_region_code_volunteer_id",
        "award",
        ["region_code", "volunteer_id", "record_id"],
        unique=False,
    )
    op.create_index(
        "uq_award_live",
        "award",
        ["region_code", "attendance_id"],
        unique=True,
        postgresql_where=sa.text("reversed_at IS NULL"),
    )
    op.create_table(
        "certificate_line",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("award_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("served_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("is_by_hand", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_code", "award_id"],
            ["service_record.region_code", "service_record.id"],
            name=op.f("fk_certificate_line_region_code_award_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "certificate_id"],
            ["certificate.region_code", "certificate.id"],
            name=op.f("fk_certificate_line_region_code_certificate_id"),
        ),
        sa.PrimaryKeyConstraint(
            "region_code", "certificate_id", "award_id", name=op.f("pk_certificate_line")
        ),
    )
    op.create_index(
        "ix_certificate_line_region_code_award_id",
        "certificate_line",
        ["region_code", "award_id"],
        unique=False,
    )
    op.create_table(
        "export_mark",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["region_code", "batch_id"],
            ["export_batch.region_code", "export_batch.id"],
            name=op.f("fk_export_mark_region_code_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "record_id"],
            ["service_record.region_code", "service_record.id"],
            name=op.f("fk_export_mark_region_code_record_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "record_id", name=op.f("pk_export_mark")),
    )
    op.create_index(
        "ix_export_mark_region_code_batch_id",
        "export_mark",
        ["region_code", "batch_id"],
        unique=False,
    )
    op.create_table(
        "objection",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("award_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'upheld', 'dismissed')", name=op.f("ck_objection_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_objection_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "award_id"],
            ["service_record.region_code", "service_record.id"],
            name=op.f("fk_objection_region_code_award_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_objection")),
    )
    op.create_index(
        "ix_objection_region_code_state", "objection", ["region_code", "state", "id"], unique=False
    )
    op.create_index(
        "uq_objection_open",
        "objection",
        ["region_code", "award_id", "account_id"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "record_change",
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("award_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("to_review", sa.Boolean(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("record_id", sa.Uuid(), nullable=True),
        sa.Column("objection_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('correction', 'reversal')", name=op.f("ck_record_change_kind_known")
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'done', 'declined')", name=op.f("ck_record_change_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["region_code", "award_id"],
            ["service_record.region_code", "service_record.id"],
            name=op.f("fk_record_change_region_code_award_id"),
        ),
        sa.PrimaryKeyConstraint("region_code", "id", name=op.f("pk_record_change")),
    )
    op.create_index(
        "ix_record_change_region_code_state",
        "record_change",
        ["region_code", "state", "id"],
        unique=False,
    )
    op.create_index(
        "uq_record_change_proposed",
        "record_change",
        ["region_code", "award_id"],
        unique=True,
        postgresql_where=sa.text("state = 'proposed'"),
    )


def downgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_table("record_change")
    op.drop_table("objection")
    op.drop_table("export_mark")
    op.drop_table("certificate_line")
    op.drop_table("award")
    op.drop_table("service_record")
    op.drop_table("certificate")
    op.drop_table("served_time")
    op.drop_table("ledger_head")
    op.drop_table("export_batch")
    op.drop_table("certificate_count")
