-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('owner', 'admin', 'organizer', 'moderator', 'viewer');

-- CreateEnum
CREATE TYPE "StaffTokenPurpose" AS ENUM ('setup', 'invitation', 'reset');

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "from_network" TEXT,
    "what" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_name" TEXT,
    "campaign_id" UUID,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_canonical" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "restricted" BOOLEAN NOT NULL DEFAULT false,
    "language" "Language" NOT NULL DEFAULT 'en',
    "time_zone" TEXT NOT NULL DEFAULT 'America/Los_Angeles',
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "totp_secret" TEXT,
    "totp_since" TIMESTAMPTZ(3),
    "totp_step" INTEGER,
    "joined_at" TIMESTAMPTZ(3),
    "deactivated_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_campaign" (
    "staff_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,

    CONSTRAINT "staff_campaign_pkey" PRIMARY KEY ("staff_id","campaign_id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "from_network" TEXT,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_token" (
    "hash" BYTEA NOT NULL,
    "purpose" "StaffTokenPurpose" NOT NULL,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "staff_token_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "staff_recovery_code" (
    "hash" BYTEA NOT NULL,
    "staff_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_recovery_code_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "staff_policy" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "require_two_factor" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "staff_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" BIGINT,

    CONSTRAINT "staff_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_campaign_id_id_idx" ON "audit_entry"("campaign_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_kind_subject_id_id_idx" ON "audit_entry"("subject_kind", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_what_id_idx" ON "audit_entry"("what", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "staff_member_email_canonical_key" ON "staff_member"("email_canonical");

-- CreateIndex
CREATE UNIQUE INDEX "staff_session_hash_key" ON "staff_session"("hash");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_idx" ON "staff_session"("staff_id");

-- CreateIndex
CREATE INDEX "staff_token_staff_id_idx" ON "staff_token"("staff_id");

-- CreateIndex
CREATE INDEX "staff_token_expires_at_idx" ON "staff_token"("expires_at");

-- CreateIndex
CREATE INDEX "staff_recovery_code_staff_id_idx" ON "staff_recovery_code"("staff_id");

-- CreateIndex
CREATE INDEX "staff_limit_expire_idx" ON "staff_limit"("expire");

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_campaign" ADD CONSTRAINT "staff_campaign_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_campaign" ADD CONSTRAINT "staff_campaign_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_token" ADD CONSTRAINT "staff_token_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_recovery_code" ADD CONSTRAINT "staff_recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- The audit trail only grows, whoever asks: not the panel, not a script on our connection.
CREATE FUNCTION "audit_entry_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only: % refused', TG_OP;
END
$$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "audit_entry_refuse_change"();
CREATE TRIGGER "audit_entry_never_emptied" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_entry_refuse_change"();
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_what_form" CHECK ("what" ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$');

ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_email_length" CHECK (char_length("email") BETWEEN 3 AND 254);
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_email_canonical_form" CHECK ("email_canonical" = lower("email_canonical"));
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_name_length" CHECK (char_length("name") BETWEEN 1 AND 100);
-- Who has come in has a password, and who has none is only invited.
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_joined_with_password" CHECK (("joined_at" IS NULL) = ("password_hash" IS NULL));
-- An owner or admin settles things for every campaign.
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_managers_unrestricted" CHECK (NOT ("restricted" AND "role" IN ('owner', 'admin')));
ALTER TABLE "staff_token" ADD CONSTRAINT "staff_token_belongs_to_somebody" CHECK (("purpose" = 'setup') = ("staff_id" IS NULL));
ALTER TABLE "staff_policy" ADD CONSTRAINT "staff_policy_single" CHECK ("id" = 1);

-- Words of the trail, each searched from its beginning.
CREATE INDEX "audit_entry_words_idx" ON "audit_entry" USING gin (to_tsvector('simple'::regconfig,
  translate("actor_name" || ' ' || "what" || ' ' || coalesce("subject_name", '') || ' ' || "subject_id", '@._-', '    ')));
