-- AlterTable
ALTER TABLE "fundraising_page" ADD COLUMN     "shows_givers" BOOLEAN NOT NULL DEFAULT true;
