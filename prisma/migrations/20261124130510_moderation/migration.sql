-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('invalid', 'counts');

-- CreateTable
CREATE TABLE "signature_judgement" (
    "id" UUID NOT NULL,
    "verdict" "Verdict" NOT NULL,
    "conditions" JSONB,
    "campaign_id" UUID,
    "run_id" UUID,
    "by_name" TEXT NOT NULL,
    "judged_at" TIMESTAMPTZ(3) NOT NULL,
    "complete" BOOLEAN NOT NULL,
    "found" INTEGER NOT NULL,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_judgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_judgement_item" (
    "judgement_id" UUID NOT NULL,
    "signature_id" UUID NOT NULL,
    "was_status" "SignatureStatus",
    "was_counted_at" TIMESTAMPTZ(3),
    "was_reasons" TEXT[],
    "undone" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "signature_judgement_item_pkey" PRIMARY KEY ("judgement_id","signature_id")
);

-- CreateTable
CREATE TABLE "signature_pattern" (
    "id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "usual" INTEGER,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "signature_pattern_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "signature_judgement_campaign_id_judged_at_idx" ON "signature_judgement"("campaign_id", "judged_at" DESC);

-- CreateIndex
CREATE INDEX "signature_judgement_item_signature_id_idx" ON "signature_judgement_item"("signature_id");

-- CreateIndex
CREATE UNIQUE INDEX "signature_pattern_petition_id_kind_key_key" ON "signature_pattern"("petition_id", "kind", "key");

-- AddForeignKey
ALTER TABLE "signature_judgement" ADD CONSTRAINT "signature_judgement_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_judgement_item" ADD CONSTRAINT "signature_judgement_item_judgement_id_fkey" FOREIGN KEY ("judgement_id") REFERENCES "signature_judgement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_judgement_item" ADD CONSTRAINT "signature_judgement_item_signature_id_fkey" FOREIGN KEY ("signature_id") REFERENCES "signature"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_pattern" ADD CONSTRAINT "signature_pattern_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "signature_pattern" ADD CONSTRAINT "signature_pattern_kind_known" CHECK ("kind" IN ('network', 'domain', 'burst', 'place'));
ALTER TABLE "signature_pattern" ADD CONSTRAINT "signature_pattern_size_positive" CHECK ("size" > 0);
-- An item that was judged remembers all that it was.
ALTER TABLE "signature_judgement_item" ADD CONSTRAINT "signature_judgement_item_remembers" CHECK (("was_status" IS NULL) = ("was_reasons" IS NULL));

-- Items that a run still has before it.
CREATE INDEX "signature_judgement_item_waiting_idx" ON "signature_judgement_item"("judgement_id", "signature_id") WHERE "was_status" IS NULL;

-- How likely it is that no person signed: the sum of what each reason weighs. app/petitions/suspicion.ts has the words.
CREATE FUNCTION "signature_suspicion"("reasons" text[]) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN 'honeypot' = ANY("reasons") THEN 60 ELSE 0 END
    + CASE WHEN 'disposable' = ANY("reasons") THEN 35 ELSE 0 END
    + CASE WHEN 'too-fast' = ANY("reasons") THEN 30 ELSE 0 END
    + CASE WHEN 'rate.address' = ANY("reasons") THEN 25 ELSE 0 END
    + CASE WHEN 'rate.network' = ANY("reasons") THEN 10 ELSE 0 END;

-- The review by likelihood; comments that were judged, latest first.
CREATE INDEX "signature_suspicion_idx" ON "signature"("signature_suspicion"("reasons") DESC, "id" DESC) WHERE "status" = 'review';
CREATE INDEX "signature_comments_judged_idx" ON "signature"("comment_status", "signed_at" DESC, "id" DESC) WHERE "comment_status" IN ('approved', 'rejected');
-- Caught, and not confirmed yet.
CREATE INDEX "signature_caught_idx" ON "signature"("petition_id") WHERE "status" = 'pending' AND cardinality("reasons") > 0;
