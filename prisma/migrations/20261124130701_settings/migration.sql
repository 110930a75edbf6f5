-- What an organisation says about itself beyond name and address, who its mails come from, and the version that two
-- editors of one form are told apart by.
CREATE TYPE "LegalKind" AS ENUM ('unstated', 'charity', 'advocacy', 'union', 'committee', 'unincorporated', 'company', 'other');

ALTER TABLE "organisation"
  ADD COLUMN "legal_kind" "LegalKind" NOT NULL DEFAULT 'unstated',
  ADD COLUMN "privacy_contact" TEXT,
  ADD COLUMN "time_zone" TEXT NOT NULL DEFAULT 'America/Los_Angeles',
  ADD COLUMN "social_links" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "mail_from_name" TEXT,
  ADD COLUMN "reply_to" TEXT,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- Lists that forms are judged by. Nothing is deleted: what was taken off keeps its row, and can be put back.
CREATE TYPE "GuardList" AS ENUM ('allow_network', 'block_network', 'block_email', 'block_domain', 'block_word', 'disposable_domain');

CREATE TABLE "guard_entry" (
    "id" UUID NOT NULL,
    "list" "GuardList" NOT NULL,
    "value" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "added_by" UUID,
    "added_by_name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "guard_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guard_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "guard_version_pkey" PRIMARY KEY ("id")
);

-- How long what is kept; one row.
CREATE TABLE "retention" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "unconfirmed_days" INTEGER NOT NULL DEFAULT 90,
    "network_days" INTEGER NOT NULL DEFAULT 30,
    "mail_log_days" INTEGER NOT NULL DEFAULT 365,
    "captured_days" INTEGER NOT NULL DEFAULT 90,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "retention_pkey" PRIMARY KEY ("id")
);

-- AddForeignKey
ALTER TABLE "guard_entry" ADD CONSTRAINT "guard_entry_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "staff_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- A value stands on a list once at a time.
CREATE UNIQUE INDEX "guard_entry_value_key" ON "guard_entry"("list", "value") WHERE "removed_at" IS NULL;
ALTER TABLE "guard_entry" ADD CONSTRAINT "guard_entry_value_form" CHECK ("value" = lower("value") AND char_length("value") BETWEEN 1 AND 254);
ALTER TABLE "guard_entry" ADD CONSTRAINT "guard_entry_reason_length" CHECK (char_length("reason") BETWEEN 1 AND 300);
ALTER TABLE "guard_version" ADD CONSTRAINT "guard_version_single" CHECK ("id" = 1);
INSERT INTO "guard_version" ("id") VALUES (1);

-- Raised with every change of the lists, so that a process asks for one number to know whether its own are stale.
CREATE FUNCTION "guard_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE guard_version SET version = version + 1 WHERE id = 1;
  RETURN NULL;
END $$;
CREATE TRIGGER "guard_entry_changed" AFTER INSERT OR UPDATE OR DELETE ON "guard_entry" FOR EACH STATEMENT EXECUTE FUNCTION "guard_changed"();

-- Thirty days is what the privacy page promises at most.
ALTER TABLE "retention" ADD CONSTRAINT "retention_single" CHECK ("id" = 1);
ALTER TABLE "retention" ADD CONSTRAINT "retention_unconfirmed_days" CHECK ("unconfirmed_days" BETWEEN 31 AND 730);
ALTER TABLE "retention" ADD CONSTRAINT "retention_network_days" CHECK ("network_days" BETWEEN 2 AND 30);
ALTER TABLE "retention" ADD CONSTRAINT "retention_mail_log_days" CHECK ("mail_log_days" BETWEEN 31 AND 3650);
ALTER TABLE "retention" ADD CONSTRAINT "retention_captured_days" CHECK ("captured_days" BETWEEN 1 AND 365);
INSERT INTO "retention" ("id") VALUES (1);

ALTER TABLE "organisation" ADD CONSTRAINT "organisation_version_positive" CHECK ("version" > 0);

-- Signatures that were never confirmed, oldest first, for the night's work.
CREATE INDEX "signature_pending_idx" ON "signature"("signed_at", "id") WHERE "status" = 'pending';
-- The panel's list of what failed, and what became of mails lately.
CREATE INDEX "outgoing_mail_failed_idx" ON "outgoing_mail"("id" DESC) WHERE "status" = 'failed';
CREATE INDEX "outgoing_mail_claimed_idx" ON "outgoing_mail"("claimed_at") WHERE "claimed_at" IS NOT NULL;
