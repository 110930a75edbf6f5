-- Who represents whom: divisions, districts, ZIP codes, officials with contacts, where the facts are from.

-- CreateEnum
CREATE TYPE "ContactPlaceKind" AS ENUM ('capitol', 'district');

-- CreateEnum
CREATE TYPE "ContactLinkKind" AS ENUM ('email', 'form', 'website', 'facebook', 'instagram', 'twitter', 'youtube');

-- CreateEnum
CREATE TYPE "OverrideSubject" AS ENUM ('official', 'office', 'term', 'contact_place', 'contact_link');

-- CreateEnum
CREATE TYPE "SourceImportOutcome" AS ENUM ('done', 'unchanged', 'refused', 'failed');

-- DropIndex
DROP INDEX "term_official_id_idx";

-- AlterTable
ALTER TABLE "office" ADD COLUMN     "seats" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "official" ADD COLUMN     "as_of" DATE,
ADD COLUMN     "given_name" TEXT,
ADD COLUMN     "photo_url" TEXT,
ADD COLUMN     "source_key" TEXT;

-- AlterTable
ALTER TABLE "term" ADD COLUMN     "as_of" DATE,
ADD COLUMN     "source_key" TEXT;

-- CreateTable
CREATE TABLE "division" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state_code" CHAR(2),
    "geoid" TEXT,
    "valid_until" DATE,

    CONSTRAINT "division_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "district_plan" (
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "source_key" TEXT NOT NULL,
    "as_of" DATE NOT NULL,

    CONSTRAINT "district_plan_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "district" (
    "plan_key" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "bounds" DOUBLE PRECISION[],
    "shape" BYTEA,

    CONSTRAINT "district_pkey" PRIMARY KEY ("plan_key","division_id")
);

-- CreateTable
CREATE TABLE "zip_division" (
    "zip" CHAR(5) NOT NULL,
    "plan_key" TEXT NOT NULL,
    "division_id" TEXT NOT NULL,
    "land_share" DOUBLE PRECISION,

    CONSTRAINT "zip_division_pkey" PRIMARY KEY ("zip","plan_key","division_id")
);

-- CreateTable
CREATE TABLE "official_identifier" (
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "official_id" UUID NOT NULL,

    CONSTRAINT "official_identifier_pkey" PRIMARY KEY ("scheme","value")
);

-- CreateTable
CREATE TABLE "contact_place" (
    "id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "kind" "ContactPlaceKind" NOT NULL,
    "key" TEXT NOT NULL,
    "street" TEXT,
    "locality" TEXT,
    "region" TEXT,
    "postal_code" TEXT,
    "lat" DOUBLE PRECISION,
    "lon" DOUBLE PRECISION,
    "phone" TEXT,
    "fax" TEXT,
    "source_key" TEXT,
    "as_of" DATE,

    CONSTRAINT "contact_place_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_link" (
    "id" UUID NOT NULL,
    "official_id" UUID NOT NULL,
    "kind" "ContactLinkKind" NOT NULL,
    "value" TEXT NOT NULL,
    "source_key" TEXT,
    "as_of" DATE,

    CONSTRAINT "contact_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "official_override" (
    "id" UUID NOT NULL,
    "subject_kind" "OverrideSubject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_on" DATE,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "official_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source" (
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "licence" TEXT,
    "refresh_url" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "source_import" (
    "id" UUID NOT NULL,
    "source_key" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "hash" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "SourceImportOutcome" NOT NULL,
    "report" JSONB NOT NULL,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,

    CONSTRAINT "source_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "division_type_state_code_idx" ON "division"("type", "state_code");

-- CreateIndex
CREATE INDEX "division_type_geoid_idx" ON "division"("type", "geoid");

-- CreateIndex
CREATE INDEX "district_plan_source_key_idx" ON "district_plan"("source_key");

-- CreateIndex
CREATE INDEX "district_division_id_idx" ON "district"("division_id");

-- CreateIndex
CREATE INDEX "zip_division_plan_key_idx" ON "zip_division"("plan_key");

-- CreateIndex
CREATE INDEX "zip_division_division_id_idx" ON "zip_division"("division_id");

-- CreateIndex
CREATE INDEX "official_identifier_official_id_idx" ON "official_identifier"("official_id");

-- CreateIndex
CREATE INDEX "contact_place_source_key_idx" ON "contact_place"("source_key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_place_official_id_source_key_key_key" ON "contact_place"("official_id", "source_key", "key");

-- CreateIndex
CREATE INDEX "contact_link_source_key_idx" ON "contact_link"("source_key");

-- CreateIndex
CREATE UNIQUE INDEX "contact_link_official_id_source_key_kind_value_key" ON "contact_link"("official_id", "source_key", "kind", "value");

-- CreateIndex
CREATE INDEX "official_override_subject_kind_subject_id_idx" ON "official_override"("subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "official_override_author_id_idx" ON "official_override"("author_id");

-- CreateIndex
CREATE INDEX "source_import_source_key_finished_at_idx" ON "source_import"("source_key", "finished_at" DESC);

-- CreateIndex
CREATE INDEX "source_import_by_id_idx" ON "source_import"("by_id");

-- CreateIndex
CREATE INDEX "official_source_key_idx" ON "official"("source_key");

-- CreateIndex
CREATE INDEX "official_family_name_id_idx" ON "official"("family_name", "id");

-- CreateIndex
CREATE INDEX "term_source_key_idx" ON "term"("source_key");

-- CreateIndex
CREATE UNIQUE INDEX "term_official_id_office_id_start_on_key" ON "term"("official_id", "office_id", "start_on");

-- Offices there already name their divisions.
INSERT INTO "division" ("id", "type", "name", "state_code")
SELECT DISTINCT ON (o."division_id") o."division_id",
  CASE
    WHEN last.segment ~ '^(state|district|territory):' THEN 'state'
    WHEN last.segment ~ '^(county|borough|census_area|parish):' THEN 'county'
    WHEN last.segment ~ '^(country|cd|sldu|sldl|place):' THEN split_part(last.segment, ':', 1)
    ELSE 'other'
  END,
  initcap(replace(split_part(last.segment, ':', 2), '_', ' ')),
  upper(substring(o."division_id" FROM '/(?:state|district|territory):([a-z]{2})'))
FROM "office" o CROSS JOIN LATERAL (SELECT substring(o."division_id" FROM '[^/]+$') AS segment) last;

-- AddForeignKey
ALTER TABLE "district_plan" ADD CONSTRAINT "district_plan_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "district" ADD CONSTRAINT "district_plan_key_fkey" FOREIGN KEY ("plan_key") REFERENCES "district_plan"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "district" ADD CONSTRAINT "district_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zip_division" ADD CONSTRAINT "zip_division_plan_key_fkey" FOREIGN KEY ("plan_key") REFERENCES "district_plan"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zip_division" ADD CONSTRAINT "zip_division_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official" ADD CONSTRAINT "official_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official_identifier" ADD CONSTRAINT "official_identifier_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_place" ADD CONSTRAINT "contact_place_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_place" ADD CONSTRAINT "contact_place_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_link" ADD CONSTRAINT "contact_link_official_id_fkey" FOREIGN KEY ("official_id") REFERENCES "official"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_link" ADD CONSTRAINT "contact_link_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "official_override" ADD CONSTRAINT "official_override_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term" ADD CONSTRAINT "term_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_import" ADD CONSTRAINT "source_import_source_key_fkey" FOREIGN KEY ("source_key") REFERENCES "source"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "source_import" ADD CONSTRAINT "source_import_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff_member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "division" ADD CONSTRAINT "division_id_form" CHECK ("id" ~ '^ocd-division/country:us(/[a-z_]+:[^/[:space:]]+)*$');
ALTER TABLE "division" ADD CONSTRAINT "division_type_known"
  CHECK ("type" IN ('country', 'state', 'cd', 'sldu', 'sldl', 'county', 'place', 'other'));
ALTER TABLE "division" ADD CONSTRAINT "division_state_form" CHECK (("type" = 'country') = ("state_code" IS NULL));
ALTER TABLE "district_plan" ADD CONSTRAINT "district_plan_in_order" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "district" ADD CONSTRAINT "district_bounds_with_shape"
  CHECK (cardinality("bounds") = CASE WHEN "shape" IS NULL THEN 0 ELSE 4 END);
ALTER TABLE "zip_division" ADD CONSTRAINT "zip_division_zip_form" CHECK ("zip" ~ '^[0-9]{5}$');
ALTER TABLE "zip_division" ADD CONSTRAINT "zip_division_share_part" CHECK ("land_share" BETWEEN 0 AND 1);
ALTER TABLE "office" ADD CONSTRAINT "office_has_seats" CHECK ("seats" > 0);
ALTER TABLE "term" ADD CONSTRAINT "term_in_order" CHECK ("end_on" >= "start_on");
ALTER TABLE "contact_place" ADD CONSTRAINT "contact_place_phone_form" CHECK ("phone" ~ '^\+[1-9][0-9]{6,14}$');
-- Whom staff corrected stays corrected once: of one field one correction is in force.
CREATE UNIQUE INDEX "official_override_in_force" ON "official_override" ("subject_kind", "subject_id", "field")
  WHERE "withdrawn_at" IS NULL;
ALTER TABLE "official_override" ADD CONSTRAINT "official_override_reason_said" CHECK (btrim("reason") <> '');
-- NULLS NOT DISTINCT is not in PostgreSQL 14: what staff enter has no source.
CREATE UNIQUE INDEX "contact_place_by_staff" ON "contact_place" ("official_id", "key") WHERE "source_key" IS NULL;
CREATE UNIQUE INDEX "contact_link_by_staff" ON "contact_link" ("official_id", "kind", "value") WHERE "source_key" IS NULL;
