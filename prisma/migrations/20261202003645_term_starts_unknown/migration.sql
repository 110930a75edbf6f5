-- AlterTable
ALTER TABLE "term" ALTER COLUMN "start_on" DROP NOT NULL;

-- AlterTable
ALTER TABLE "official" ADD COLUMN "source_url" TEXT;

-- Of somebody in an office one term at most begins on a day that nobody knows.
CREATE UNIQUE INDEX "term_start_unknown" ON "term" ("official_id", "office_id") WHERE "start_on" IS NULL;
