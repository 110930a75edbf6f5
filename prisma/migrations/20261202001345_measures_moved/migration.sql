-- Measures that are edited: stages that say who is asked, hearings, votes as counted.

-- CreateEnum
CREATE TYPE "StageKind" AS ENUM ('introduced', 'committee', 'floor', 'executive', 'law');

-- AlterEnum
ALTER TYPE "Stance" ADD VALUE 'leans_no';

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "shows_positions" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "measure" ADD COLUMN     "authors" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "measure_stage" ADD COLUMN     "chamber" TEXT,
ADD COLUMN     "kind" "StageKind" NOT NULL DEFAULT 'committee',
ADD COLUMN     "votes_against" INTEGER,
ADD COLUMN     "votes_for" INTEGER;

-- CreateTable
CREATE TABLE "hearing" (
    "id" UUID NOT NULL,
    "measure_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "url" TEXT,
    "called_off_at" TIMESTAMPTZ(3),

    CONSTRAINT "hearing_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "hearing_measure_id_starts_at_idx" ON "hearing"("measure_id", "starts_at");

-- AddForeignKey
ALTER TABLE "hearing" ADD CONSTRAINT "hearing_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "measure_stage" ADD CONSTRAINT "measure_stage_chamber_known" CHECK ("chamber" IN ('upper', 'lower'));
ALTER TABLE "measure_stage" ADD CONSTRAINT "measure_stage_votes_counted"
  CHECK ("votes_for" >= 0 AND "votes_against" >= 0 AND "votes_needed" > 0 AND "seats" >= "votes_needed");
ALTER TABLE "measure_stage" ADD CONSTRAINT "measure_stage_date_with_precision"
  CHECK (("occurred_on" IS NULL) = ("precision" IS NULL));
-- A measure is in one place at a time.
CREATE UNIQUE INDEX "measure_stage_one_here" ON "measure_stage" ("measure_id") WHERE "outcome" = 'here';
ALTER TABLE "measure" ADD CONSTRAINT "measure_identifier_said" CHECK (btrim("identifier") <> '' AND btrim("session") <> '');
ALTER TABLE "measure" ADD CONSTRAINT "measure_not_its_own_earlier" CHECK ("earlier_id" <> "id");
