-- AlterTable
ALTER TABLE "suppression" ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "report_key" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "suppression_id_key" ON "suppression"("id");

-- CreateIndex
CREATE INDEX "suppression_created_at_id_idx" ON "suppression"("created_at" DESC, "id" DESC);
