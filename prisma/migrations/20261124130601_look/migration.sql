-- CreateEnum
CREATE TYPE "PrintGround" AS ENUM ('paper', 'flood');

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "ground" "PrintGround" NOT NULL DEFAULT 'paper';

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "ground" "PrintGround" NOT NULL DEFAULT 'paper';

-- Inks are "#RRGGBB" in capitals, as themes and pictures are named after them. What stood there before is left alone.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_inks_form" CHECK ("paper" ~ '^#[0-9A-F]{6}$' AND "ink1" ~ '^#[0-9A-F]{6}$' AND "ink2" ~ '^#[0-9A-F]{6}$' AND "pull3" ~ '^#[0-9A-F]{6}$') NOT VALID;
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_inks_form" CHECK ("paper" ~ '^#[0-9A-F]{6}$' AND "ink1" ~ '^#[0-9A-F]{6}$' AND "ink2" ~ '^#[0-9A-F]{6}$' AND "pull3" ~ '^#[0-9A-F]{6}$') NOT VALID;
