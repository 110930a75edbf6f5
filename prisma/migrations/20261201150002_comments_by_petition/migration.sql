-- The queue of comments a petition at a time: who is held to a campaign reads no further than its own. Each takes the
-- place of an index that held the same signatures in one row for all petitions.
DROP INDEX "signature_comments_waiting_idx";
DROP INDEX "signature_comments_judged_idx";
CREATE INDEX "signature_comments_waiting_idx" ON "signature"("petition_id", "signed_at", "id") WHERE "comment_status" = 'waiting';
CREATE INDEX "signature_comments_judged_idx" ON "signature"("petition_id", "comment_status", "signed_at" DESC, "id" DESC)
  WHERE "comment_status" IN ('approved', 'rejected');
