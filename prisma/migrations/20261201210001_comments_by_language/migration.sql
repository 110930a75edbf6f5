-- A queue of comments in one language reads no other ones, however few of them there are in it.
CREATE INDEX "signature_comments_language_idx" ON "signature"("petition_id", "comment_status", "language", "signed_at" DESC, "id" DESC)
  WHERE "comment_status" IN ('approved', 'rejected');
