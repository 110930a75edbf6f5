-- CreateEnum
CREATE TYPE "MailPace" AS ENUM ('everything', 'weekly', 'urgent');

-- AlterEnum
ALTER TYPE "SupporterActionKind" ADD VALUE 'chose';

-- AlterTable
ALTER TABLE "supporter" ADD COLUMN     "mail_pace" "MailPace" NOT NULL DEFAULT 'everything';

-- CreateTable
CREATE TABLE "campaign_mail_choice" (
    "supporter_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "wanted" BOOLEAN NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_mail_choice_pkey" PRIMARY KEY ("supporter_id","campaign_id")
);

-- CreateIndex
CREATE INDEX "campaign_mail_choice_campaign_id_wanted_idx" ON "campaign_mail_choice"("campaign_id", "wanted");

-- AddForeignKey
ALTER TABLE "campaign_mail_choice" ADD CONSTRAINT "campaign_mail_choice_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_mail_choice" ADD CONSTRAINT "campaign_mail_choice_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Few choose anything but everything: whoever asks for those finds them without reading the others.
CREATE INDEX "supporter_mail_pace_idx" ON "supporter" ("mail_pace") WHERE "mail_pace" <> 'everything';
