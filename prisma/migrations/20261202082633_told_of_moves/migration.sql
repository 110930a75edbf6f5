-- AlterTable
ALTER TABLE "staff_member" ADD COLUMN     "told_of_moves" BOOLEAN NOT NULL DEFAULT true;
