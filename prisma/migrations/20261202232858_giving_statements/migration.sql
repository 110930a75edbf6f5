-- AlterTable
ALTER TABLE "giving_settings" ADD COLUMN     "year_statements" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "giving_statement" (
    "id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "giving_statement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "giving_statement_year_idx" ON "giving_statement"("year");

-- CreateIndex
CREATE UNIQUE INDEX "giving_statement_supporter_id_year_key" ON "giving_statement"("supporter_id", "year");

-- AddForeignKey
ALTER TABLE "giving_statement" ADD CONSTRAINT "giving_statement_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "giving_statement" ADD CONSTRAINT "giving_statement_year" CHECK (year BETWEEN 2000 AND 2200);
