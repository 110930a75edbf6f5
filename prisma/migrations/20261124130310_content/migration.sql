-- CreateEnum
CREATE TYPE "PetitionStatus" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "AfterSigning" AS ENUM ('another', 'petition', 'link', 'nothing');

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "archived_from" "CampaignStatus",
ADD COLUMN     "publish_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "petition" ADD COLUMN     "after_signing" "AfterSigning" NOT NULL DEFAULT 'another',
ADD COLUMN     "next_petition_id" UUID,
ADD COLUMN     "status" "PetitionStatus" NOT NULL DEFAULT 'open';

-- AlterTable
ALTER TABLE "petition_translation" ADD COLUMN     "confirmation_subject" TEXT,
ADD COLUMN     "confirmation_text" TEXT,
ADD COLUMN     "delivery" TEXT,
ADD COLUMN     "next_text" TEXT,
ADD COLUMN     "next_title" TEXT,
ADD COLUMN     "next_url" TEXT,
ADD COLUMN     "share_subject" TEXT,
ADD COLUMN     "thanks_subject" TEXT,
ADD COLUMN     "thanks_title" TEXT;

-- CreateTable
CREATE TABLE "campaign_old_slug" (
    "slug" TEXT NOT NULL,
    "campaign_id" UUID NOT NULL,

    CONSTRAINT "campaign_old_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "petition_old_slug" (
    "slug" TEXT NOT NULL,
    "petition_id" UUID NOT NULL,

    CONSTRAINT "petition_old_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "campaign_old_slug_campaign_id_idx" ON "campaign_old_slug"("campaign_id");

-- CreateIndex
CREATE INDEX "petition_old_slug_petition_id_idx" ON "petition_old_slug"("petition_id");

-- AddForeignKey
ALTER TABLE "campaign_old_slug" ADD CONSTRAINT "campaign_old_slug_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition" ADD CONSTRAINT "petition_next_petition_id_fkey" FOREIGN KEY ("next_petition_id") REFERENCES "petition"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_old_slug" ADD CONSTRAINT "petition_old_slug_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- Only what is not yet published can be going to be.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_publish_at_draft" CHECK ("publish_at" IS NULL OR "status" = 'draft');
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_archived_from" CHECK ("archived_from" IS NULL OR "status" = 'archived');
-- What leads to a petition after signing does not lead back to itself.
ALTER TABLE "petition" ADD CONSTRAINT "petition_next_other" CHECK ("next_petition_id" <> "id");
