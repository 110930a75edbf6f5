-- AlterTable
ALTER TABLE "blast" ADD COLUMN     "local_time" TEXT;

-- An hour on a clock, of a blast that was let go.
ALTER TABLE "blast" ADD CONSTRAINT "blast_local_time_check"
  CHECK ("local_time" ~ '^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$' AND ("send_at" IS NOT NULL OR "local_time" IS NULL));
