-- What signatures ask to be done after their commit: rows that are added and taken away, never a job for each batch.
CREATE TABLE "signature_follow_up" (
    "id" BIGSERIAL NOT NULL,
    "attempt_ids" UUID[],
    "petition_ids" UUID[],
    "supporter_ids" UUID[],

    CONSTRAINT "signature_follow_up_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "signature_follow_up" ADD CONSTRAINT "signature_follow_up_whole"
  CHECK (cardinality("attempt_ids") = cardinality("petition_ids") AND cardinality("attempt_ids") = cardinality("supporter_ids"));

-- The supporter first: the index that keeps a person from signing twice then also finds what one person signed.
DROP INDEX "signature_petition_id_supporter_id_key";
DROP INDEX "signature_supporter_id_idx";
CREATE UNIQUE INDEX "signature_supporter_id_petition_id_key" ON "signature"("supporter_id", "petition_id");
