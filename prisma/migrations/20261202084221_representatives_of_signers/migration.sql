-- AlterTable
ALTER TABLE "petition" ADD COLUMN     "representatives" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "home_pass" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "districts" TEXT NOT NULL,
    "after_id" UUID,

    CONSTRAINT "home_pass_pkey" PRIMARY KEY ("id")
);
