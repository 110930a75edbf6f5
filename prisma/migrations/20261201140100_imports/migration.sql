-- CreateEnum
CREATE TYPE "ImportEffect" AS ENUM ('created', 'changed', 'unchanged');

-- CreateTable
CREATE TABLE "supporter_import" (
    "id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_id" UUID,
    "delimiter" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "headings" TEXT[],
    "rows_about" INTEGER NOT NULL,
    "plan" JSONB,
    "plan_version" INTEGER NOT NULL DEFAULT 0,
    "look_run_id" UUID,
    "look" JSONB,
    "run_id" UUID,
    "through_row" INTEGER NOT NULL DEFAULT 0,
    "figures" JSONB NOT NULL DEFAULT '{}',
    "undo_run_id" UUID,
    "by_id" UUID,
    "by_name" TEXT NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    "forgotten_at" TIMESTAMPTZ(3),

    CONSTRAINT "supporter_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imported_supporter" (
    "import_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "effect" "ImportEffect" NOT NULL,
    "was" JSONB,
    "tag_ids" UUID[],

    CONSTRAINT "imported_supporter_pkey" PRIMARY KEY ("import_id","supporter_id")
);

-- CreateTable
CREATE TABLE "import_refusal" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "detail" INTEGER,

    CONSTRAINT "import_refusal_pkey" PRIMARY KEY ("import_id","row")
);

-- CreateTable
CREATE TABLE "erased_address" (
    "hash" BYTEA NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_address_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "supporter_import_file_id_idx" ON "supporter_import"("file_id");

-- CreateIndex
CREATE INDEX "supporter_import_look_run_id_idx" ON "supporter_import"("look_run_id");

-- CreateIndex
CREATE INDEX "supporter_import_run_id_idx" ON "supporter_import"("run_id");

-- CreateIndex
CREATE INDEX "supporter_import_undo_run_id_idx" ON "supporter_import"("undo_run_id");

-- CreateIndex
CREATE INDEX "imported_supporter_supporter_id_idx" ON "imported_supporter"("supporter_id");

-- AddForeignKey
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "kept_file"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_look_run_id_fkey" FOREIGN KEY ("look_run_id") REFERENCES "job_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "job_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_undo_run_id_fkey" FOREIGN KEY ("undo_run_id") REFERENCES "job_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_supporter" ADD CONSTRAINT "imported_supporter_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "supporter_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imported_supporter" ADD CONSTRAINT "imported_supporter_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_refusal" ADD CONSTRAINT "import_refusal_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "supporter_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_file_name_length" CHECK (char_length("file_name") BETWEEN 1 AND 200);
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_has_columns" CHECK (cardinality("headings") > 0);
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_planned_before" CHECK ("imported_at" IS NULL OR "plan" IS NOT NULL);
ALTER TABLE "supporter_import" ADD CONSTRAINT "supporter_import_undone_after" CHECK ("undone_at" IS NULL OR "imported_at" IS NOT NULL);
-- Somebody whom nothing changed for has nothing to be put back.
ALTER TABLE "imported_supporter" ADD CONSTRAINT "imported_supporter_was_changed" CHECK ("was" IS NULL OR "effect" = 'changed');

-- Of an address that was erased on request only this is kept, so that no file brings it back: a hash with a secret of
-- this database, made when the database was.
DO $make$ BEGIN
  EXECUTE format(
    'CREATE FUNCTION "erased_address_hash"(text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS %L',
    format('SELECT sha256(convert_to(%L || $1, ''UTF8''))', gen_random_uuid()::text || gen_random_uuid()::text)
  );
END $make$;
