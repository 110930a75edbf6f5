-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "lost_minor" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "fundraising_page" ADD COLUMN     "goal_minor" INTEGER;

-- CreateTable
CREATE TABLE "fundraising_total" (
    "page_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "givers" INTEGER NOT NULL DEFAULT 0,
    "gifts" INTEGER NOT NULL DEFAULT 0,
    "sum_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "fundraising_total_pkey" PRIMARY KEY ("page_id","currency")
);

-- CreateTable
CREATE TABLE "fundraising_giver" (
    "page_id" UUID NOT NULL,
    "currency" TEXT NOT NULL,
    "supporter_id" UUID NOT NULL,
    "gifts" INTEGER NOT NULL DEFAULT 0,
    "sum_minor" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "fundraising_giver_pkey" PRIMARY KEY ("page_id","currency","supporter_id")
);

-- CreateIndex
CREATE INDEX "fundraising_giver_supporter_id_idx" ON "fundraising_giver"("supporter_id");

-- AddForeignKey
ALTER TABLE "fundraising_total" ADD CONSTRAINT "fundraising_total_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "fundraising_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fundraising_giver" ADD CONSTRAINT "fundraising_giver_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "fundraising_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fundraising_giver" ADD CONSTRAINT "fundraising_giver_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "fundraising_page" ADD CONSTRAINT "fundraising_goal" CHECK (goal_minor > 0);
ALTER TABLE "donation" ADD CONSTRAINT "donation_lost" CHECK (lost_minor >= 0);
ALTER TABLE "fundraising_total" ADD CONSTRAINT "fundraising_total_stands" CHECK (
  givers >= 0 AND gifts >= givers AND sum_minor >= 0 AND (gifts = 0) = (sum_minor = 0));
ALTER TABLE "fundraising_giver" ADD CONSTRAINT "fundraising_giver_stands" CHECK (
  gifts >= 0 AND sum_minor >= 0 AND (gifts = 0) = (sum_minor = 0));

-- What a bank took back for good. While a dispute is open the gift stands: most of the money that is asked back is not lost yet.
UPDATE "donation" d SET lost_minor = lost.minor
FROM (SELECT donation_id, sum(amount_minor) AS minor FROM dispute WHERE status = 'lost' GROUP BY 1) lost
WHERE lost.donation_id = d.id;

CREATE FUNCTION donation_lost() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE about uuid := coalesce(NEW.donation_id, OLD.donation_id);
BEGIN
  UPDATE donation SET lost_minor = (
    SELECT coalesce(sum(amount_minor), 0) FROM dispute WHERE donation_id = about AND status = 'lost')
  WHERE id = about;
  RETURN NULL;
END $$;
CREATE TRIGGER donation_lost_of_dispute AFTER INSERT OR UPDATE OF status, amount_minor OR DELETE ON "dispute"
  FOR EACH ROW EXECUTE FUNCTION donation_lost();

-- How much of a gift stands: it was paid and not taken back, less what went back since, to the giver or to their bank.
CREATE FUNCTION donation_stands(status "DonationStatus", amount_minor int, refunded_minor int, lost_minor int) RETURNS int
  LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN status = 'paid' THEN greatest(amount_minor - refunded_minor - lost_minor, 0) ELSE 0 END $$;

-- Totals follow their gifts in the same transaction. The total of a page and currency is locked before its givers, and pages in
-- their order, so that two transactions wait for each other instead of blocking each other.
CREATE FUNCTION fundraising_moves(moves jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  moved record;
  now_gifts int;
BEGIN
  FOR moved IN
    SELECT page_id, currency, supporter_id, sum(sign(minor) * side)::int AS gifts, sum(minor * side)::bigint AS minor
    FROM jsonb_to_recordset(moves) AS m (page_id uuid, currency text, supporter_id uuid, minor int, side int)
    GROUP BY 1, 2, 3 HAVING sum(minor * side) <> 0 OR sum(sign(minor) * side) <> 0 ORDER BY 1, 2, 3
  LOOP
    INSERT INTO fundraising_total (page_id, currency) VALUES (moved.page_id, moved.currency) ON CONFLICT DO NOTHING;
    PERFORM FROM fundraising_total WHERE page_id = moved.page_id AND currency = moved.currency FOR UPDATE;
    INSERT INTO fundraising_giver (page_id, currency, supporter_id)
    VALUES (moved.page_id, moved.currency, moved.supporter_id) ON CONFLICT DO NOTHING;
    UPDATE fundraising_giver SET gifts = gifts + moved.gifts, sum_minor = sum_minor + moved.minor
    WHERE page_id = moved.page_id AND currency = moved.currency AND supporter_id = moved.supporter_id
    RETURNING gifts INTO now_gifts;
    UPDATE fundraising_total SET gifts = gifts + moved.gifts, sum_minor = sum_minor + moved.minor,
      givers = givers + (now_gifts > 0)::int - (now_gifts - moved.gifts > 0)::int
    WHERE page_id = moved.page_id AND currency = moved.currency;
  END LOOP;
END $$;

CREATE FUNCTION fundraising_totals_follow() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moves jsonb;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT jsonb_agg(to_jsonb(m)) INTO moves FROM (
      SELECT page_id, currency, supporter_id, donation_stands(status, amount_minor, refunded_minor, lost_minor) AS minor, 1 AS side
      FROM new_rows WHERE status = 'paid') m;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT jsonb_agg(to_jsonb(m)) INTO moves FROM (
      SELECT page_id, currency, supporter_id, donation_stands(status, amount_minor, refunded_minor, lost_minor) AS minor, -1 AS side
      FROM old_rows WHERE status = 'paid') m;
  ELSE
    SELECT jsonb_agg(to_jsonb(m)) INTO moves FROM (
      SELECT page_id, currency, supporter_id, donation_stands(status, amount_minor, refunded_minor, lost_minor) AS minor, 1 AS side
      FROM new_rows WHERE status = 'paid'
      UNION ALL
      SELECT page_id, currency, supporter_id, donation_stands(status, amount_minor, refunded_minor, lost_minor), -1
      FROM old_rows WHERE status = 'paid') m;
  END IF;
  IF moves IS NOT NULL THEN PERFORM fundraising_moves(moves); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER fundraising_totals_of_insert AFTER INSERT ON "donation" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION fundraising_totals_follow();
CREATE TRIGGER fundraising_totals_of_update AFTER UPDATE ON "donation" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION fundraising_totals_follow();
CREATE TRIGGER fundraising_totals_of_delete AFTER DELETE ON "donation" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION fundraising_totals_follow();

-- Those that were given already.
WITH standing AS (
  SELECT page_id, currency, supporter_id, count(*)::int AS gifts,
    sum(donation_stands(status, amount_minor, refunded_minor, lost_minor)) AS minor
  FROM donation WHERE donation_stands(status, amount_minor, refunded_minor, lost_minor) > 0 GROUP BY 1, 2, 3
), givers AS (
  INSERT INTO fundraising_giver SELECT page_id, currency, supporter_id, gifts, minor FROM standing
)
INSERT INTO fundraising_total SELECT page_id, currency, count(*), sum(gifts), sum(minor) FROM standing GROUP BY 1, 2;
