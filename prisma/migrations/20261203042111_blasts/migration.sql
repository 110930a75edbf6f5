-- CreateEnum
CREATE TYPE "BlastState" AS ENUM ('draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'sending', 'sent', 'failed', 'unknown', 'skipped');

-- CreateTable
CREATE TABLE "blast" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" "BlastState" NOT NULL DEFAULT 'draft',
    "sender_name" TEXT NOT NULL DEFAULT '',
    "reply_to" TEXT NOT NULL DEFAULT '',
    "audience" JSONB NOT NULL DEFAULT '{}',
    "reach" JSONB,
    "send_at" TIMESTAMPTZ(3),
    "frozen_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "paused_for" TEXT,
    "paused_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "blast_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blast_translation" (
    "blast_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "preheader" TEXT NOT NULL DEFAULT '',
    "body" JSONB,

    CONSTRAINT "blast_translation_pkey" PRIMARY KEY ("blast_id","language")
);

-- CreateTable
CREATE TABLE "blast_delivery" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "blast_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "lane" TEXT NOT NULL DEFAULT '',
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "blast_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blast_tally" (
    "blast_id" UUID NOT NULL,
    "state" "DeliveryState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "blast_tally_pkey" PRIMARY KEY ("blast_id","state")
);

-- CreateTable
CREATE TABLE "blast_link" (
    "blast_id" UUID NOT NULL,
    "number" SMALLINT NOT NULL,
    "href" TEXT NOT NULL,

    CONSTRAINT "blast_link_pkey" PRIMARY KEY ("blast_id","number")
);

-- CreateTable
CREATE TABLE "blast_click" (
    "id" BIGSERIAL NOT NULL,
    "blast_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "link" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "machine" BOOLEAN NOT NULL,

    CONSTRAINT "blast_click_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blast_pace" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "per_second" INTEGER NOT NULL DEFAULT 20,
    "lane_per_second" INTEGER NOT NULL DEFAULT 10,
    "per_day" INTEGER,

    CONSTRAINT "blast_pace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blast_day" (
    "day" DATE NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "blast_day_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "blast_campaign_id_updated_at_id_idx" ON "blast"("campaign_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "blast_delivery_supporter_id_sent_at_idx" ON "blast_delivery"("supporter_id", "sent_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "blast_delivery_blast_id_supporter_id_key" ON "blast_delivery"("blast_id", "supporter_id");

-- CreateIndex
CREATE UNIQUE INDEX "blast_link_blast_id_href_key" ON "blast_link"("blast_id", "href");

-- CreateIndex
CREATE INDEX "blast_click_blast_id_link_idx" ON "blast_click"("blast_id", "link");

-- CreateIndex
CREATE INDEX "blast_click_delivery_id_at_idx" ON "blast_click"("delivery_id", "at");

-- AddForeignKey
ALTER TABLE "blast" ADD CONSTRAINT "blast_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast" ADD CONSTRAINT "blast_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_translation" ADD CONSTRAINT "blast_translation_blast_id_fkey" FOREIGN KEY ("blast_id") REFERENCES "blast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_delivery" ADD CONSTRAINT "blast_delivery_blast_id_fkey" FOREIGN KEY ("blast_id") REFERENCES "blast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_delivery" ADD CONSTRAINT "blast_delivery_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_tally" ADD CONSTRAINT "blast_tally_blast_id_fkey" FOREIGN KEY ("blast_id") REFERENCES "blast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_link" ADD CONSTRAINT "blast_link_blast_id_fkey" FOREIGN KEY ("blast_id") REFERENCES "blast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_click" ADD CONSTRAINT "blast_click_blast_id_fkey" FOREIGN KEY ("blast_id") REFERENCES "blast"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_click" ADD CONSTRAINT "blast_click_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "blast_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blast_click" ADD CONSTRAINT "blast_click_blast_id_link_fkey" FOREIGN KEY ("blast_id", "link") REFERENCES "blast_link"("blast_id", "number") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must always hold.

ALTER TABLE "blast"
  ADD CONSTRAINT blast_scheduled_has_moment CHECK (state <> 'scheduled' OR send_at IS NOT NULL),
  ADD CONSTRAINT blast_under_way_is_frozen CHECK ((state IN ('sending', 'paused', 'sent')) <= (frozen_at IS NOT NULL)),
  ADD CONSTRAINT blast_draft_is_not_frozen CHECK ((state IN ('draft', 'scheduled')) <= (frozen_at IS NULL)),
  ADD CONSTRAINT blast_ended_has_end CHECK ((state IN ('sent', 'cancelled')) = (finished_at IS NOT NULL)),
  ADD CONSTRAINT blast_paused_says_why CHECK ((state = 'paused') = (paused_for IS NOT NULL)),
  ADD CONSTRAINT blast_removed_is_idle CHECK (removed_at IS NULL OR state = 'draft');

ALTER TABLE "blast_delivery"
  ADD CONSTRAINT blast_delivery_sent_has_moment CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
  ADD CONSTRAINT blast_delivery_tried_was_claimed CHECK (attempts = 0 OR claimed_at IS NOT NULL);

ALTER TABLE "blast_pace"
  ADD CONSTRAINT blast_pace_one_row CHECK (id = 1),
  ADD CONSTRAINT blast_pace_bounds CHECK (
    per_second BETWEEN 1 AND 10000 AND lane_per_second BETWEEN 1 AND per_second AND (per_day IS NULL OR per_day > 0));

-- Whom to write to next, of one mail house.
CREATE INDEX blast_delivery_due_idx ON "blast_delivery" (blast_id, lane, due_at, id) WHERE state = 'queued';
-- What a crash may have cut short.
CREATE INDEX blast_delivery_sending_idx ON "blast_delivery" (claimed_at) WHERE state = 'sending';
-- Blasts that somebody or the clock has to look after.
CREATE INDEX blast_under_way_idx ON "blast" (state) WHERE state IN ('scheduled', 'sending');

-- Whom the mail of a blast made leave.
CREATE INDEX supporter_action_unsubscribed_idx ON "supporter_action" (subject_id) WHERE kind = 'unsubscribed';

-- Nobody is written to twice: what came to its end stays there.
CREATE FUNCTION blast_delivery_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a delivery that is % does not become %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER blast_delivery_ends BEFORE UPDATE OF state ON "blast_delivery" FOR EACH ROW
  WHEN (OLD.state IN ('sent', 'failed', 'unknown', 'skipped') AND NEW.state IS DISTINCT FROM OLD.state)
  EXECUTE FUNCTION blast_delivery_ends();

-- The tally is what counting would give.
CREATE FUNCTION blast_tally_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO blast_tally AS t (blast_id, state, count)
    SELECT blast_id, state, count(*)::int FROM added GROUP BY blast_id, state ORDER BY blast_id, state
    ON CONFLICT (blast_id, state) DO UPDATE SET count = t.count + excluded.count;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO blast_tally AS t (blast_id, state, count)
    SELECT blast_id, state, sum(delta)::int FROM (
      SELECT blast_id, state, 1 AS delta FROM added UNION ALL SELECT blast_id, state, -1 FROM gone
    ) moves GROUP BY blast_id, state HAVING sum(delta) <> 0 ORDER BY blast_id, state
    ON CONFLICT (blast_id, state) DO UPDATE SET count = t.count + excluded.count;
  ELSE
    UPDATE blast_tally t SET count = t.count - m.gone_now
    FROM (SELECT blast_id, state, count(*)::int AS gone_now FROM gone GROUP BY blast_id, state) m
    WHERE t.blast_id = m.blast_id AND t.state = m.state;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER blast_tally_added AFTER INSERT ON "blast_delivery"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION blast_tally_moves();
CREATE TRIGGER blast_tally_moved AFTER UPDATE ON "blast_delivery"
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION blast_tally_moves();
CREATE TRIGGER blast_tally_gone AFTER DELETE ON "blast_delivery"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION blast_tally_moves();

INSERT INTO "blast_pace" (id) VALUES (1);
