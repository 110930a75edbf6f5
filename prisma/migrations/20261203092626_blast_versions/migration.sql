-- AlterTable
ALTER TABLE "blast" ADD COLUMN     "chosen" TEXT,
ADD COLUMN     "chosen_at" TIMESTAMPTZ(3),
ADD COLUMN     "trial_auto" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "trial_by" TEXT NOT NULL DEFAULT 'clicks',
ADD COLUMN     "trial_hours" SMALLINT NOT NULL DEFAULT 4,
ADD COLUMN     "trial_share" SMALLINT NOT NULL DEFAULT 20,
ADD COLUMN     "versions" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "blast_delivery" ADD COLUMN     "version" TEXT DEFAULT 'a';

-- What must always hold.
ALTER TABLE "blast"
  ADD CONSTRAINT blast_trial_bounds CHECK (trial_share BETWEEN 1 AND 100 AND trial_hours BETWEEN 1 AND 168
    AND trial_by IN ('clicks', 'actions', 'gifts')),
  ADD CONSTRAINT blast_chosen_at_a_moment CHECK ((chosen IS NULL) = (chosen_at IS NULL)),
  ADD CONSTRAINT blast_chosen_is_a_version CHECK (chosen IN ('a', 'b', 'c', 'd')),
  ADD CONSTRAINT blast_chosen_once_begun CHECK (chosen IS NULL OR frozen_at IS NOT NULL);

ALTER TABLE "blast_delivery"
  ADD CONSTRAINT blast_delivery_version CHECK (version IN ('a', 'b', 'c', 'd')),
  ADD CONSTRAINT blast_delivery_mailed_has_version CHECK (version IS NOT NULL OR state IN ('queued', 'skipped'));

-- Who waits for a choice.
CREATE INDEX blast_delivery_held_idx ON "blast_delivery" (blast_id) WHERE version IS NULL AND state = 'queued';

-- One version is chosen, once.
CREATE FUNCTION blast_chosen_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'version % was chosen already', OLD.chosen USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER blast_chosen_stays BEFORE UPDATE OF chosen ON "blast" FOR EACH ROW
  WHEN (OLD.chosen IS NOT NULL AND NEW.chosen IS DISTINCT FROM OLD.chosen)
  EXECUTE FUNCTION blast_chosen_stays();
