-- A campaign's own picture in the place of its drawing, and the organisation's logo.

CREATE TYPE "PictureFit" AS ENUM ('fill', 'whole');

ALTER TABLE "campaign"
  ADD COLUMN "picture_id" UUID,
  ADD COLUMN "picture_fit" "PictureFit" NOT NULL DEFAULT 'fill';
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_picture_id_fkey"
  FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "organisation" ADD COLUMN "logo_id" UUID;
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_logo_id_fkey"
  FOREIGN KEY ("logo_id") REFERENCES "picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
