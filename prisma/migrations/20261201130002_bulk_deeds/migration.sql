-- What a deed to many supporters changed about each, so that it can be taken back and nothing else.
CREATE TABLE "supporter_bulk_item" (
    "run_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3),
    "by_id" UUID,
    "record_id" UUID,

    CONSTRAINT "supporter_bulk_item_pkey" PRIMARY KEY ("run_id","supporter_id")
);
CREATE INDEX "supporter_bulk_item_supporter_id_idx" ON "supporter_bulk_item"("supporter_id");
ALTER TABLE "supporter_bulk_item" ADD CONSTRAINT "supporter_bulk_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "job_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "supporter_bulk_item" ADD CONSTRAINT "supporter_bulk_item_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;
