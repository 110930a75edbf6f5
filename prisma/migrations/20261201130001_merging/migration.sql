-- The address of a merged person that a signature was made with: mail about it goes there, and it goes with that
-- address should the two be parted again.
ALTER TABLE "signature" ADD COLUMN "signed_as_id" UUID;
ALTER TABLE "signature" ADD CONSTRAINT "signature_signed_as_id_fkey"
  FOREIGN KEY ("signed_as_id") REFERENCES "supporter"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "signature_signed_as_idx" ON "signature"("signed_as_id") WHERE "signed_as_id" IS NOT NULL;

-- The night looks for merges that can no longer be taken back.
CREATE INDEX "supporter_merge_undo_idx" ON "supporter_merge"("merged_at") WHERE "undo" IS NOT NULL;
