-- CreateEnum
CREATE TYPE "PlanChangeKind" AS ENUM ('amount', 'day', 'paused', 'resumed', 'ended');

-- CreateEnum
CREATE TYPE "PlanChanger" AS ENUM ('giver', 'staff', 'payment');

-- AlterEnum
ALTER TYPE "TokenPurpose" ADD VALUE 'giving';

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "next_try_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "giving_settings" ADD COLUMN     "sends_statements" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "statement_day" INTEGER NOT NULL DEFAULT 15;

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

-- CreateTable
CREATE TABLE "giving_statement" (
    "id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "giving_statement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "plan_change_plan_id_at_idx" ON "plan_change"("plan_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "giving_statement_supporter_id_year_key" ON "giving_statement"("supporter_id", "year");

-- AddForeignKey
ALTER TABLE "plan_change" ADD CONSTRAINT "plan_change_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "giving_statement" ADD CONSTRAINT "giving_statement_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;
