-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'running', 'done', 'failed', 'cancelled');

-- CreateTable
CREATE TABLE "job_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "permission" TEXT NOT NULL,
    "campaign_id" UUID,
    "started_by" UUID,
    "actor" JSONB NOT NULL,
    "page" TEXT,
    "input" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "result" JSONB,
    "error" TEXT,
    "claim" UUID,
    "claims" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "cancel_requested_at" TIMESTAMPTZ(3),
    "undone_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "touched_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_file" (
    "id" UUID NOT NULL,
    "run_id" UUID,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "bytes" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "drop_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "kept_file_part" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "kept_file_part_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_run_undone_by_key" ON "job_run"("undone_by");

-- CreateIndex
CREATE INDEX "job_run_started_by_id_idx" ON "job_run"("started_by", "id" DESC);

-- CreateIndex
CREATE INDEX "job_run_campaign_id_idx" ON "job_run"("campaign_id");

-- CreateIndex
CREATE INDEX "job_run_ended_at_idx" ON "job_run"("ended_at");

-- CreateIndex
CREATE INDEX "kept_file_run_id_idx" ON "kept_file"("run_id");

-- CreateIndex
CREATE INDEX "kept_file_drop_at_idx" ON "kept_file"("drop_at");

-- AddForeignKey
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_started_by_fkey" FOREIGN KEY ("started_by") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_undone_by_fkey" FOREIGN KEY ("undone_by") REFERENCES "job_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_file" ADD CONSTRAINT "kept_file_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "job_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kept_file_part" ADD CONSTRAINT "kept_file_part_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "kept_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "job_run" ADD CONSTRAINT "job_run_kind_form" CHECK ("kind" ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_progress" CHECK ("done" >= 0 AND ("total" IS NULL OR "total" >= "done"));
-- Who works on it holds a claim; a claim that is gone writes nothing any more.
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_claimed_while_running" CHECK (("state" = 'running') = ("claim" IS NOT NULL));
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_started" CHECK ("state" IN ('queued', 'cancelled') OR "started_at" IS NOT NULL);
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_ended" CHECK (("state" IN ('done', 'failed', 'cancelled')) = ("ended_at" IS NOT NULL));
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_failed_says_why" CHECK (("state" = 'failed') = ("error" IS NOT NULL));
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_result_once_over" CHECK ("result" IS NULL OR "state" IN ('done', 'cancelled'));
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_done_has_result" CHECK ("state" <> 'done' OR "result" IS NOT NULL);

ALTER TABLE "kept_file" ADD CONSTRAINT "kept_file_name_form" CHECK ("name" ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$');
-- Parts come compressed: a second try by the database costs time and gains nothing.
ALTER TABLE "kept_file_part" ALTER COLUMN "content" SET STORAGE EXTERNAL;
