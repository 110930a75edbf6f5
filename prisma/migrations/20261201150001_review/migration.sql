-- AlterTable
ALTER TABLE "signature_judgement" ADD COLUMN     "changed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undo_run_id" UUID,
ADD COLUMN     "undone_by_name" TEXT,
ALTER COLUMN "found" DROP NOT NULL;

-- AlterTable
ALTER TABLE "signature_judgement_item" ADD COLUMN     "seq" BIGINT,
ADD COLUMN     "was_agreed" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "signature_pattern" ADD COLUMN     "accepted_by_name" TEXT,
ADD COLUMN     "accepted_size" INTEGER;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- Given while the signature's row is locked: of two judgements on one signature the later one has the larger number.
CREATE SEQUENCE "signature_judgement_item_seq";
ALTER TABLE "signature_judgement_item" ADD CONSTRAINT "signature_judgement_item_changed_is_judged"
  CHECK ("seq" IS NULL OR "was_status" IS NOT NULL);
ALTER TABLE "signature_judgement" ADD CONSTRAINT "signature_judgement_undone_by_somebody"
  CHECK (("undone_at" IS NULL) = ("undone_by_name" IS NULL));
ALTER TABLE "signature_judgement" ADD CONSTRAINT "signature_judgement_complete_is_counted"
  CHECK (NOT "complete" OR "found" IS NOT NULL);
ALTER TABLE "signature_pattern" ADD CONSTRAINT "signature_pattern_accepted_by_somebody"
  CHECK (("accepted_at" IS NULL) = ("accepted_by_name" IS NULL) AND ("accepted_at" IS NULL) = ("accepted_size" IS NULL));

-- What was judged and not taken back yet, in the order in which it is taken back.
CREATE INDEX "signature_judgement_item_standing_idx" ON "signature_judgement_item"("judgement_id", "signature_id")
  WHERE "was_status" IS NOT NULL AND NOT "undone";

-- Patterns by their size.
CREATE INDEX "signature_pattern_size_idx" ON "signature_pattern"("size" DESC, "id" DESC);

-- The lists weigh, too. The indexes that carry the sum are made anew, a petition at a time: a page of several petitions
-- is merged from their beginnings. None of them holds a signature that counts and was never caught.
DROP INDEX "signature_suspicion_idx";
DROP INDEX "signature_review_idx";
DROP INDEX "signature_caught_idx";

-- app/review/suspicion.ts says the same, with words.
CREATE OR REPLACE FUNCTION "signature_suspicion"("reasons" text[]) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN least(100, CASE WHEN 'honeypot' = ANY("reasons") THEN 60 ELSE 0 END
    + CASE WHEN 'blocked.email' = ANY("reasons") THEN 50 ELSE 0 END
    + CASE WHEN 'blocked.network' = ANY("reasons") THEN 40 ELSE 0 END
    + CASE WHEN 'blocked.domain' = ANY("reasons") THEN 40 ELSE 0 END
    + CASE WHEN 'disposable' = ANY("reasons") THEN 35 ELSE 0 END
    + CASE WHEN 'too-fast' = ANY("reasons") THEN 30 ELSE 0 END
    + CASE WHEN 'blocked.word' = ANY("reasons") THEN 30 ELSE 0 END
    + CASE WHEN 'rate.address' = ANY("reasons") THEN 25 ELSE 0 END
    + CASE WHEN 'rate.network' = ANY("reasons") THEN 10 ELSE 0 END);

CREATE INDEX "signature_held_idx" ON "signature"("petition_id", "signature_suspicion"("reasons") DESC, "id" DESC) WHERE "status" = 'review';
CREATE INDEX "signature_caught_idx" ON "signature"("petition_id", "signature_suspicion"("reasons") DESC, "id" DESC) WHERE "status" = 'pending' AND cardinality("reasons") > 0;
CREATE INDEX "signature_invalid_idx" ON "signature"("petition_id", "id" DESC) WHERE "status" = 'invalid';
CREATE INDEX "signature_reasons_idx" ON "signature" USING gin ("reasons") WHERE cardinality("reasons") > 0;
