-- CreateEnum
CREATE TYPE "CommitteeRole" AS ENUM ('chair', 'vice_chair', 'member');

-- CreateEnum
CREATE TYPE "OutreachKind" AS ENUM ('calls', 'letters');

-- CreateEnum
CREATE TYPE "TargetRule" AS ENUM ('stage', 'own', 'committee', 'undecided', 'executive');

-- CreateEnum
CREATE TYPE "TargetFallback" AS ENUM ('chair', 'executive', 'own', 'nobody');

-- CreateEnum
CREATE TYPE "CallOutcome" AS ENUM ('talked', 'voicemail', 'busy', 'no_answer', 'wrong_number', 'skipped');

-- CreateEnum
CREATE TYPE "LetterWay" AS ENUM ('mail', 'form');

-- CreateEnum
CREATE TYPE "LetterStatus" AS ENUM ('waiting', 'queued', 'sending', 'sent', 'bounced', 'offered', 'said_sent', 'said_not_sent', 'cancelled');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "SupporterActionKind" ADD VALUE 'called';
ALTER TYPE "SupporterActionKind" ADD VALUE 'wrote';

-- AlterTable
ALTER TABLE "measure_stage" ADD COLUMN     "committee_id" UUID;

-- CreateTable
CREATE TABLE "committee" (
    "id" UUID NOT NULL,
    "jurisdiction_id" TEXT NOT NULL,
    "chamber" TEXT,
    "name_en" TEXT NOT NULL,
    "name_es" TEXT NOT NULL,
    "url" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "committee_member" (
    "committee_id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "role" "CommitteeRole" NOT NULL DEFAULT 'member',

    CONSTRAINT "committee_member_pkey" PRIMARY KEY ("committee_id","official_id")
);

-- CreateTable
CREATE TABLE "outreach_page" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" "OutreachKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "status" "PetitionStatus" NOT NULL DEFAULT 'draft',
    "rule" "TargetRule" NOT NULL DEFAULT 'own',
    "chambers" TEXT[] DEFAULT ARRAY['upper', 'lower']::TEXT[],
    "committee_id" UUID,
    "fallback" "TargetFallback" NOT NULL DEFAULT 'executive',
    "held_stage_id" UUID,
    "hourly_rate" INTEGER NOT NULL DEFAULT 20,
    "shows_wall" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outreach_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outreach_translation" (
    "page_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "script_thank" TEXT NOT NULL DEFAULT '',
    "script_ask" TEXT NOT NULL DEFAULT '',
    "script_firm" TEXT NOT NULL DEFAULT '',
    "points" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "subjects" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "email_opt_in" TEXT,
    "share_text" TEXT NOT NULL,
    "thanks" TEXT NOT NULL,

    CONSTRAINT "outreach_translation_pkey" PRIMARY KEY ("page_id","language")
);

-- CreateTable
CREATE TABLE "target_shift" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "from_stage_id" UUID,
    "to_stage_id" UUID,
    "shifted_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "seen_by_name" TEXT,

    CONSTRAINT "target_shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "outcome" "CallOutcome" NOT NULL,
    "notes" TEXT,
    "language" "Language" NOT NULL,
    "source" TEXT,
    "called_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_count" (
    "page_id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "outcome" "CallOutcome" NOT NULL,
    "counted" INTEGER NOT NULL,

    CONSTRAINT "call_count_pkey" PRIMARY KEY ("page_id","official_id","outcome")
);

-- CreateTable
CREATE TABLE "call_reminder" (
    "page_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_reminder_pkey" PRIMARY KEY ("page_id","supporter_id")
);

-- CreateTable
CREATE TABLE "letter" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "way" "LetterWay" NOT NULL,
    "status" "LetterStatus" NOT NULL,
    "address" TEXT,
    "signed_by" TEXT NOT NULL,
    "place" TEXT,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "source" TEXT,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letter_count" (
    "page_id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "status" "LetterStatus" NOT NULL,
    "counted" INTEGER NOT NULL,

    CONSTRAINT "letter_count_pkey" PRIMARY KEY ("page_id","official_id","status")
);

-- CreateTable
CREATE TABLE "letter_answer" (
    "id" UUID NOT NULL,
    "letter_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "answered_on" DATE NOT NULL,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "recorded_by_name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "letter_answer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supporter_division" (
    "supporter_id" UUID NOT NULL,
    "division_id" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supporter_division_pkey" PRIMARY KEY ("supporter_id","division_id")
);

-- CreateIndex
CREATE INDEX "committee_jurisdiction_id_name_en_idx" ON "committee"("jurisdiction_id", "name_en");

-- CreateIndex
CREATE INDEX "committee_member_official_id_idx" ON "committee_member"("official_id");

-- CreateIndex
CREATE INDEX "outreach_page_campaign_id_position_idx" ON "outreach_page"("campaign_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "outreach_page_kind_slug_key" ON "outreach_page"("kind", "slug");

-- CreateIndex
CREATE INDEX "target_shift_page_id_shifted_at_idx" ON "target_shift"("page_id", "shifted_at" DESC);

-- CreateIndex
CREATE INDEX "call_page_id_called_at_idx" ON "call"("page_id", "called_at" DESC);

-- CreateIndex
CREATE INDEX "call_supporter_id_page_id_idx" ON "call"("supporter_id", "page_id");

-- CreateIndex
CREATE INDEX "call_official_id_idx" ON "call"("official_id");

-- CreateIndex
CREATE INDEX "call_count_official_id_idx" ON "call_count"("official_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_reminder_id_key" ON "call_reminder"("id");

-- CreateIndex
CREATE INDEX "letter_page_id_written_at_idx" ON "letter"("page_id", "written_at" DESC);

-- CreateIndex
CREATE INDEX "letter_official_id_idx" ON "letter"("official_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_supporter_id_page_id_official_id_key" ON "letter"("supporter_id", "page_id", "official_id");

-- CreateIndex
CREATE INDEX "letter_count_official_id_idx" ON "letter_count"("official_id");

-- CreateIndex
CREATE INDEX "letter_answer_letter_id_idx" ON "letter_answer"("letter_id");

-- CreateIndex
CREATE INDEX "supporter_division_division_id_idx" ON "supporter_division"("division_id");

-- AddForeignKey
ALTER TABLE "measure_stage" ADD CONSTRAINT "measure_stage_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_member" ADD CONSTRAINT "committee_member_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "committee_member" ADD CONSTRAINT "committee_member_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outreach_page" ADD CONSTRAINT "outreach_page_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outreach_page" ADD CONSTRAINT "outreach_page_committee_id_fkey" FOREIGN KEY ("committee_id") REFERENCES "committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outreach_page" ADD CONSTRAINT "outreach_page_held_stage_id_fkey" FOREIGN KEY ("held_stage_id") REFERENCES "measure_stage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outreach_translation" ADD CONSTRAINT "outreach_translation_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "outreach_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_shift" ADD CONSTRAINT "target_shift_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "outreach_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_shift" ADD CONSTRAINT "target_shift_from_stage_id_fkey" FOREIGN KEY ("from_stage_id") REFERENCES "measure_stage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target_shift" ADD CONSTRAINT "target_shift_to_stage_id_fkey" FOREIGN KEY ("to_stage_id") REFERENCES "measure_stage"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "outreach_page"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_count" ADD CONSTRAINT "call_count_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "outreach_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_count" ADD CONSTRAINT "call_count_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_reminder" ADD CONSTRAINT "call_reminder_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "outreach_page"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_count" ADD CONSTRAINT "letter_count_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "outreach_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_count" ADD CONSTRAINT "letter_count_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter_answer" ADD CONSTRAINT "letter_answer_letter_id_fkey" FOREIGN KEY ("letter_id") REFERENCES "letter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_division" ADD CONSTRAINT "supporter_division_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_division" ADD CONSTRAINT "supporter_division_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What must always hold.
ALTER TABLE "outreach_page"
  ADD CONSTRAINT "outreach_page_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80),
  ADD CONSTRAINT "outreach_page_rate_range" CHECK ("hourly_rate" BETWEEN 1 AND 500),
  ADD CONSTRAINT "outreach_page_chambers_known" CHECK ("chambers" <@ ARRAY['upper', 'lower'] AND cardinality("chambers") > 0),
  ADD CONSTRAINT "outreach_page_committee_named" CHECK ("rule" <> 'committee' OR "committee_id" IS NOT NULL),
  ADD CONSTRAINT "outreach_page_held_follows" CHECK ("held_stage_id" IS NULL OR "rule" = 'stage');
ALTER TABLE "committee"
  ADD CONSTRAINT "committee_chamber_known" CHECK ("chamber" IN ('upper', 'lower')),
  ADD CONSTRAINT "committee_named" CHECK ("name_en" <> '' AND "name_es" <> '');
-- A committee has one chair at a time.
CREATE UNIQUE INDEX "committee_one_chair" ON "committee_member" ("committee_id") WHERE "role" = 'chair';
ALTER TABLE "call"
  ADD CONSTRAINT "call_notes_length" CHECK (length("notes") <= 2000);
-- A letter is never said to be sent by us where its writer was to send it, nor the other way around.
ALTER TABLE "letter"
  ADD CONSTRAINT "letter_way_status" CHECK ("status" = 'cancelled'
    OR ("way" = 'mail' AND "status" IN ('waiting', 'queued', 'sending', 'sent', 'bounced'))
    OR ("way" = 'form' AND "status" IN ('offered', 'said_sent', 'said_not_sent'))),
  ADD CONSTRAINT "letter_mail_addressed" CHECK ("way" = 'form' OR "address" IS NOT NULL),
  ADD CONSTRAINT "letter_queued_confirmed" CHECK ("status" NOT IN ('queued', 'sending', 'sent', 'bounced') OR "confirmed_at" IS NOT NULL),
  ADD CONSTRAINT "letter_sent_dated" CHECK ("status" NOT IN ('sent', 'said_sent') OR "sent_at" IS NOT NULL),
  ADD CONSTRAINT "letter_lengths" CHECK (length("subject") <= 200 AND length("body") <= 10000);
ALTER TABLE "letter_answer"
  ADD CONSTRAINT "letter_answer_length" CHECK ("body" <> '' AND length("body") <= 10000);

-- Whose turn it is, and how many an office had in the last hour.
CREATE INDEX "letter_queue_idx" ON "letter" ("official_id", "confirmed_at", "id") WHERE "status" = 'queued';
CREATE INDEX "letter_office_sent_idx" ON "letter" ("official_id", "sent_at") WHERE "way" = 'mail' AND "sent_at" IS NOT NULL;
CREATE INDEX "letter_waiting_idx" ON "letter" ("supporter_id") WHERE "status" = 'waiting';

-- Counts follow their rows in the same transaction, in the order of their keys, so that two transactions wait for each
-- other instead of blocking each other.
CREATE FUNCTION "call_counts_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO call_count SELECT page_id, official_id, outcome, count(*) FROM new_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (page_id, official_id, outcome) DO UPDATE SET counted = call_count.counted + excluded.counted;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO call_count SELECT page_id, official_id, outcome, -count(*) FROM old_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (page_id, official_id, outcome) DO UPDATE SET counted = call_count.counted + excluded.counted;
  ELSE
    INSERT INTO call_count
    SELECT page_id, official_id, outcome, sum(delta) FROM (
      SELECT page_id, official_id, outcome, 1 AS delta FROM new_rows
      UNION ALL SELECT page_id, official_id, outcome, -1 FROM old_rows) moved
    GROUP BY 1, 2, 3 HAVING sum(delta) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (page_id, official_id, outcome) DO UPDATE SET counted = call_count.counted + excluded.counted;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "call_counts_of_insert" AFTER INSERT ON "call" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "call_counts_follow"();
CREATE TRIGGER "call_counts_of_update" AFTER UPDATE ON "call" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "call_counts_follow"();
CREATE TRIGGER "call_counts_of_delete" AFTER DELETE ON "call" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "call_counts_follow"();

CREATE FUNCTION "letter_counts_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO letter_count SELECT page_id, official_id, status, count(*) FROM new_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (page_id, official_id, status) DO UPDATE SET counted = letter_count.counted + excluded.counted;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO letter_count SELECT page_id, official_id, status, -count(*) FROM old_rows GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (page_id, official_id, status) DO UPDATE SET counted = letter_count.counted + excluded.counted;
  ELSE
    INSERT INTO letter_count
    SELECT page_id, official_id, status, sum(delta) FROM (
      SELECT page_id, official_id, status, 1 AS delta FROM new_rows
      UNION ALL SELECT page_id, official_id, status, -1 FROM old_rows) moved
    GROUP BY 1, 2, 3 HAVING sum(delta) <> 0 ORDER BY 1, 2, 3
    ON CONFLICT (page_id, official_id, status) DO UPDATE SET counted = letter_count.counted + excluded.counted;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "letter_counts_of_insert" AFTER INSERT ON "letter" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "letter_counts_follow"();
CREATE TRIGGER "letter_counts_of_update" AFTER UPDATE ON "letter" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "letter_counts_follow"();
CREATE TRIGGER "letter_counts_of_delete" AFTER DELETE ON "letter" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "letter_counts_follow"();
