-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "comment_status" "CommentStatus" NOT NULL DEFAULT 'waiting';

-- Givers who want to be shown, the latest first: the page reads the first few. Later months of a monthly gift have no page at Stripe.
CREATE INDEX "donation_shown_idx" ON "donation" ("page_id", "paid_at" DESC)
  WHERE status = 'paid' AND is_public AND session_id IS NOT NULL;
CREATE INDEX "donation_comment_waits_idx" ON "donation" ("started_at" DESC, "id" DESC)
  WHERE comment IS NOT NULL AND is_public AND comment_status = 'waiting' AND status = 'paid';
