-- CreateEnum
CREATE TYPE "PlanChangeKind" AS ENUM ('amount', 'day', 'paused', 'resumed', 'ended');

-- CreateEnum
CREATE TYPE "PlanChanger" AS ENUM ('giver', 'staff', 'payment');

-- AlterEnum
ALTER TYPE "TokenPurpose" ADD VALUE 'giving';

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "next_try_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "plan" ADD COLUMN     "billing_day" INTEGER,
ADD COLUMN     "resumes_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "plan_change" (
    "id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "kind" "PlanChangeKind" NOT NULL,
    "by" "PlanChanger",
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before_minor" INTEGER,
    "after_minor" INTEGER,
    "day" INTEGER,
    "until" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "plan_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_change_plan_id_at_idx" ON "plan_change"("plan_id", "at");

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;
