-- CreateEnum
CREATE TYPE "DedicationKind" AS ENUM ('honor', 'memory');

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "dedicated_to" TEXT,
ADD COLUMN     "dedication" "DedicationKind",
ADD COLUMN     "told_email" TEXT,
ADD COLUMN     "told_message" TEXT,
ADD COLUMN     "told_name" TEXT;

-- AlterTable
ALTER TABLE "fundraising_page" ADD COLUMN     "dedications" BOOLEAN NOT NULL DEFAULT true;

ALTER TABLE "donation"
  ADD CONSTRAINT "donation_dedicated" CHECK ((dedication IS NULL) = (dedicated_to IS NULL)),
  ADD CONSTRAINT "donation_told" CHECK (
    (told_email IS NULL OR dedication IS NOT NULL) AND (told_email IS NOT NULL OR (told_name IS NULL AND told_message IS NULL))),
  ADD CONSTRAINT "donation_dedication_lengths" CHECK (
    length(dedicated_to) BETWEEN 1 AND 100 AND length(told_name) <= 100 AND length(told_email) <= 254 AND length(told_message) <= 500);

-- Whoever is erased may have been told of gifts of others.
CREATE INDEX "donation_told_email_idx" ON "donation" (lower(told_email)) WHERE told_email IS NOT NULL;
