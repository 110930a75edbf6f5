-- AlterTable
ALTER TABLE "petition" ADD COLUMN     "one_tap" BOOLEAN NOT NULL DEFAULT true;
