-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'es');

-- CreateEnum
CREATE TYPE "DatePrecision" AS ENUM ('day', 'month', 'year');

-- CreateEnum
CREATE TYPE "SupporterActionKind" AS ENUM ('signed', 'confirmed', 'unsubscribed');

-- CreateEnum
CREATE TYPE "CampaignStatus" AS ENUM ('draft', 'live', 'paused', 'won', 'lost', 'archived');

-- CreateEnum
CREATE TYPE "PartnerRole" AS ENUM ('sponsor', 'member');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('queued', 'sending', 'sent', 'failed', 'skipped');

-- CreateEnum
CREATE TYPE "SuppressionReason" AS ENUM ('hard_bounce', 'soft_bounces', 'complaint', 'erased', 'staff');

-- CreateEnum
CREATE TYPE "StageOutcome" AS ENUM ('done', 'vetoed', 'failed', 'here', 'ahead');

-- CreateEnum
CREATE TYPE "Stance" AS ENUM ('supports', 'leans', 'undecided', 'opposes', 'unknown');

-- CreateEnum
CREATE TYPE "PostKind" AS ENUM ('update', 'statement', 'press', 'victory');

-- CreateEnum
CREATE TYPE "OfficeLevel" AS ENUM ('federal', 'state', 'local');

-- CreateEnum
CREATE TYPE "Confirmation" AS ENUM ('email', 'none');

-- CreateEnum
CREATE TYPE "SignatureStatus" AS ENUM ('pending', 'counted', 'review', 'invalid');

-- CreateEnum
CREATE TYPE "CommentStatus" AS ENUM ('none', 'waiting', 'approved', 'rejected');

-- CreateEnum
CREATE TYPE "PlaceLevel" AS ENUM ('country', 'region', 'county', 'postal_code');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('confirm', 'unsubscribe', 'preferences', 'prefill');

-- CreateTable
CREATE TABLE "supporter_action" (
    "id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "campaign_id" UUID,
    "kind" "SupporterActionKind" NOT NULL,
    "subject_id" UUID,
    "source" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supporter_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "status" "CampaignStatus" NOT NULL DEFAULT 'draft',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "measure_id" UUID,
    "paper" TEXT NOT NULL,
    "ink1" TEXT NOT NULL,
    "ink2" TEXT NOT NULL,
    "pull3" TEXT,
    "motif" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_translation" (
    "campaign_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "name" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "story_title" TEXT NOT NULL,
    "story" JSONB NOT NULL,
    "art_alt" TEXT NOT NULL,
    "notice" TEXT,

    CONSTRAINT "campaign_translation_pkey" PRIMARY KEY ("campaign_id","language")
);

-- CreateTable
CREATE TABLE "partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,

    CONSTRAINT "partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_partner" (
    "campaign_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "role" "PartnerRole" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "campaign_partner_pkey" PRIMARY KEY ("campaign_id","partner_id")
);

-- CreateTable
CREATE TABLE "outgoing_mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "to_email" TEXT NOT NULL,
    "to_canonical" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "status" "MailStatus" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outgoing_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "email_canonical" TEXT NOT NULL,
    "reason" "SuppressionReason" NOT NULL,
    "detail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("email_canonical")
);

-- CreateTable
CREATE TABLE "network_salt" (
    "day" DATE NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "network_salt_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "session" TEXT NOT NULL,
    "jurisdiction_id" TEXT NOT NULL,
    "url" TEXT,
    "earlier_id" UUID,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_translation" (
    "measure_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "measure_translation_pkey" PRIMARY KEY ("measure_id","language")
);

-- CreateTable
CREATE TABLE "measure_stage" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" "StageOutcome" NOT NULL,
    "occurred_on" DATE,
    "precision" "DatePrecision",
    "votes_needed" INTEGER,
    "seats" INTEGER,
    "source_url" TEXT,

    CONSTRAINT "measure_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_stage_translation" (
    "stage_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "label" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "measure_stage_translation_pkey" PRIMARY KEY ("stage_id","language")
);

-- CreateTable
CREATE TABLE "position" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "stance" "Stance" NOT NULL,
    "stated_on" DATE NOT NULL,
    "precision" "DatePrecision" NOT NULL DEFAULT 'day',
    "evidence_url" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "position_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "position_translation" (
    "position_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "evidence" TEXT NOT NULL,
    "source" TEXT,

    CONSTRAINT "position_translation_pkey" PRIMARY KEY ("position_id","language")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "kind" "PostKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "dated_on" DATE NOT NULL,
    "precision" "DatePrecision" NOT NULL DEFAULT 'day',
    "published_at" TIMESTAMPTZ(3),
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "partner_id" UUID,
    "outlet" TEXT,
    "byline" TEXT,
    "url" TEXT,
    "url_language" "Language",
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_translation" (
    "post_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "title" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL,
    "body" JSONB,
    "dateline_place" TEXT,

    CONSTRAINT "post_translation_pkey" PRIMARY KEY ("post_id","language")
);

-- CreateTable
CREATE TABLE "official" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "family_name" TEXT NOT NULL,
    "party" TEXT,

    CONSTRAINT "official_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office" (
    "id" UUID NOT NULL,
    "division_id" TEXT NOT NULL,
    "level" "OfficeLevel" NOT NULL,
    "chamber" TEXT,
    "key" TEXT NOT NULL,
    "seat" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "office_translation" (
    "office_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "office_translation_pkey" PRIMARY KEY ("office_id","language")
);

-- CreateTable
CREATE TABLE "term" (
    "id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE,

    CONSTRAINT "term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "contact_email" TEXT NOT NULL,
    "mail_from" TEXT NOT NULL,
    "postal_address" TEXT NOT NULL,
    "default_language" "Language" NOT NULL DEFAULT 'en',
    "paper" TEXT NOT NULL,
    "ink1" TEXT NOT NULL,
    "ink2" TEXT NOT NULL,
    "pull3" TEXT,
    "motif" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_translation" (
    "organisation_id" INTEGER NOT NULL,
    "language" "Language" NOT NULL,
    "name" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "footer" TEXT NOT NULL,

    CONSTRAINT "organisation_translation_pkey" PRIMARY KEY ("organisation_id","language")
);

-- CreateTable
CREATE TABLE "petition" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "confirmation" "Confirmation" NOT NULL DEFAULT 'email',
    "fixed_goal" INTEGER,
    "fields" JSONB NOT NULL,
    "geography" TEXT NOT NULL DEFAULT 'none',
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "show_comments" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "petition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_translation" (
    "petition_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "title" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "letter" JSONB NOT NULL,
    "email_opt_in" TEXT,
    "sms_opt_in" TEXT,
    "share_text" TEXT NOT NULL,
    "thanks" TEXT NOT NULL,

    CONSTRAINT "petition_translation_pkey" PRIMARY KEY ("petition_id","language")
);

-- CreateTable
CREATE TABLE "petition_partner" (
    "petition_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "petition_partner_pkey" PRIMARY KEY ("petition_id","partner_id")
);

-- CreateTable
CREATE TABLE "signature" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "status" "SignatureStatus" NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT,
    "public" BOOLEAN NOT NULL,
    "locality" TEXT,
    "region" TEXT,
    "postal_code" TEXT,
    "country" TEXT NOT NULL,
    "county_fips" TEXT,
    "comment" TEXT,
    "comment_status" "CommentStatus" NOT NULL DEFAULT 'none',
    "language" "Language" NOT NULL,
    "source" TEXT,
    "referrer" TEXT,
    "utm" JSONB,
    "share_code" TEXT NOT NULL,
    "shared_by_id" UUID,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "address_hash" BYTEA,
    "network_hash" BYTEA,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    "counted_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_count_delta" (
    "id" BIGSERIAL NOT NULL,
    "petition_id" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "region" TEXT,
    "county_fips" TEXT,
    "postal_code" TEXT,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "signature_count_delta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_count" (
    "petition_id" UUID NOT NULL,
    "counted" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "petition_count_pkey" PRIMARY KEY ("petition_id")
);

-- CreateTable
CREATE TABLE "petition_place_count" (
    "petition_id" UUID NOT NULL,
    "level" "PlaceLevel" NOT NULL,
    "place" TEXT NOT NULL,
    "counted" INTEGER NOT NULL,

    CONSTRAINT "petition_place_count_pkey" PRIMARY KEY ("petition_id","level","place")
);

-- CreateTable
CREATE TABLE "count_check" (
    "id" BIGSERIAL NOT NULL,
    "petition_id" UUID NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "stored" INTEGER NOT NULL,
    "actual" INTEGER NOT NULL,

    CONSTRAINT "count_check_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supporter" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_canonical" TEXT NOT NULL,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT,
    "phone" TEXT,
    "street_address" TEXT,
    "locality" TEXT,
    "region" TEXT,
    "postal_code" TEXT,
    "country" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "supporter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_wording" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_record" (
    "id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "granted" BOOLEAN NOT NULL,
    "wording_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "page" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "subject_id" UUID,
    "awaits_confirmation" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "consent_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_token" (
    "hash" BYTEA NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "supporter_id" UUID NOT NULL,
    "subject_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_token_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "supporter_action_supporter_id_occurred_at_idx" ON "supporter_action"("supporter_id", "occurred_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_slug_key" ON "campaign"("slug");

-- CreateIndex
CREATE INDEX "campaign_status_published_at_idx" ON "campaign"("status", "published_at");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_mail_dedupe_key_key" ON "outgoing_mail"("dedupe_key");

-- CreateIndex
CREATE INDEX "outgoing_mail_subject_id_idx" ON "outgoing_mail"("subject_id");

-- CreateIndex
CREATE INDEX "outgoing_mail_to_canonical_idx" ON "outgoing_mail"("to_canonical");

-- CreateIndex
CREATE UNIQUE INDEX "measure_jurisdiction_id_session_identifier_key" ON "measure"("jurisdiction_id", "session", "identifier");

-- CreateIndex
CREATE UNIQUE INDEX "measure_stage_measure_id_position_key" ON "measure_stage"("measure_id", "position");

-- CreateIndex
CREATE INDEX "position_measure_id_rank_idx" ON "position"("measure_id", "rank");

-- CreateIndex
CREATE INDEX "post_campaign_id_dated_on_id_idx" ON "post"("campaign_id", "dated_on" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "post_campaign_id_slug_key" ON "post"("campaign_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "office_division_id_key_seat_key" ON "office"("division_id", "key", "seat");

-- CreateIndex
CREATE INDEX "term_official_id_idx" ON "term"("official_id");

-- CreateIndex
CREATE INDEX "term_office_id_start_on_idx" ON "term"("office_id", "start_on");

-- CreateIndex
CREATE UNIQUE INDEX "petition_slug_key" ON "petition"("slug");

-- CreateIndex
CREATE INDEX "petition_campaign_id_position_idx" ON "petition"("campaign_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "signature_share_code_key" ON "signature"("share_code");

-- CreateIndex
CREATE UNIQUE INDEX "signature_petition_id_supporter_id_key" ON "signature"("petition_id", "supporter_id");

-- CreateIndex
CREATE INDEX "count_check_petition_id_checked_at_idx" ON "count_check"("petition_id", "checked_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "supporter_email_canonical_key" ON "supporter"("email_canonical");

-- CreateIndex
CREATE UNIQUE INDEX "consent_wording_purpose_language_version_key" ON "consent_wording"("purpose", "language", "version");

-- CreateIndex
CREATE UNIQUE INDEX "consent_wording_purpose_language_text_key" ON "consent_wording"("purpose", "language", "text");

-- CreateIndex
CREATE INDEX "consent_record_supporter_id_purpose_recorded_at_idx" ON "consent_record"("supporter_id", "purpose", "recorded_at" DESC);

-- CreateIndex
CREATE INDEX "access_token_supporter_id_idx" ON "access_token"("supporter_id");

-- CreateIndex
CREATE INDEX "access_token_expires_at_idx" ON "access_token"("expires_at");

-- AddForeignKey
ALTER TABLE "supporter_action" ADD CONSTRAINT "supporter_action_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_action" ADD CONSTRAINT "supporter_action_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_translation" ADD CONSTRAINT "campaign_translation_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_partner" ADD CONSTRAINT "campaign_partner_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_partner" ADD CONSTRAINT "campaign_partner_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_earlier_id_fkey" FOREIGN KEY ("earlier_id") REFERENCES "measure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_translation" ADD CONSTRAINT "measure_translation_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_stage" ADD CONSTRAINT "measure_stage_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_stage_translation" ADD CONSTRAINT "measure_stage_translation_stage_id_fkey" FOREIGN KEY ("stage_id") REFERENCES "measure_stage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position" ADD CONSTRAINT "position_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "position_translation" ADD CONSTRAINT "position_translation_position_id_fkey" FOREIGN KEY ("position_id") REFERENCES "position"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_translation" ADD CONSTRAINT "post_translation_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office_translation" ADD CONSTRAINT "office_translation_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation_translation" ADD CONSTRAINT "organisation_translation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition" ADD CONSTRAINT "petition_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_translation" ADD CONSTRAINT "petition_translation_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_partner" ADD CONSTRAINT "petition_partner_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_partner" ADD CONSTRAINT "petition_partner_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature" ADD CONSTRAINT "signature_shared_by_id_fkey" FOREIGN KEY ("shared_by_id") REFERENCES "signature"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_count_delta" ADD CONSTRAINT "signature_count_delta_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_count" ADD CONSTRAINT "petition_count_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_place_count" ADD CONSTRAINT "petition_place_count_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "count_check" ADD CONSTRAINT "count_check_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_wording_id_fkey" FOREIGN KEY ("wording_id") REFERENCES "consent_wording"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_token" ADD CONSTRAINT "access_token_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- One organisation a deployment.
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_single" CHECK ("id" = 1);

-- Slugs stand in addresses.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "petition" ADD CONSTRAINT "petition_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "post" ADD CONSTRAINT "post_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE "petition" ADD CONSTRAINT "petition_goal_positive" CHECK ("fixed_goal" > 0);
ALTER TABLE "petition" ADD CONSTRAINT "petition_geography_known" CHECK ("geography" IN ('none', 'bars', 'map'));

-- A measure is at one stage at a time.
CREATE UNIQUE INDEX "measure_stage_here_key" ON "measure_stage"("measure_id") WHERE "outcome" = 'here';

-- The contract's limits, whatever door the row came through.
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_email_length" CHECK (char_length("email") BETWEEN 3 AND 254);
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_email_canonical_form" CHECK ("email_canonical" = lower("email_canonical"));
ALTER TABLE "signature" ADD CONSTRAINT "signature_given_name_length" CHECK (char_length("given_name") BETWEEN 1 AND 100);
ALTER TABLE "signature" ADD CONSTRAINT "signature_family_name_length" CHECK (char_length("family_name") BETWEEN 1 AND 100);
ALTER TABLE "signature" ADD CONSTRAINT "signature_comment_length" CHECK (char_length("comment") BETWEEN 1 AND 2000);
ALTER TABLE "signature" ADD CONSTRAINT "signature_country_form" CHECK ("country" ~ '^[A-Z]{2}$');
ALTER TABLE "signature" ADD CONSTRAINT "signature_counted_has_time" CHECK (("status" = 'counted') = ("counted_at" IS NOT NULL));
ALTER TABLE "signature" ADD CONSTRAINT "signature_comment_has_status" CHECK (("comment" IS NULL) = ("comment_status" = 'none'));
ALTER TABLE "petition_count" ADD CONSTRAINT "petition_count_not_negative" CHECK ("counted" >= 0);

-- The public list of a petition, its comments, and the moderators' queue.
CREATE INDEX "signature_latest_idx" ON "signature"("petition_id", "counted_at" DESC, "id" DESC) WHERE "status" = 'counted';
CREATE INDEX "signature_comments_idx" ON "signature"("petition_id", "counted_at" DESC, "id" DESC) WHERE "status" = 'counted' AND "comment_status" = 'approved';
CREATE INDEX "signature_comments_waiting_idx" ON "signature"("signed_at", "id") WHERE "comment_status" = 'waiting';
CREATE INDEX "signature_review_idx" ON "signature"("petition_id", "signed_at", "id") WHERE "status" = 'review';
CREATE INDEX "signature_shared_by_idx" ON "signature"("shared_by_id") WHERE "shared_by_id" IS NOT NULL;

-- Consents that come into force once their signature is confirmed.
CREATE INDEX "consent_record_awaiting_idx" ON "consent_record"("subject_id") WHERE "awaits_confirmation";

-- The outbox: what is due, and what a crash left behind.
CREATE INDEX "outgoing_mail_due_idx" ON "outgoing_mail"("run_at", "id") WHERE "status" = 'queued';
CREATE INDEX "outgoing_mail_sending_idx" ON "outgoing_mail"("claimed_at") WHERE "status" = 'sending';
