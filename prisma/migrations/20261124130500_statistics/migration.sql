-- CreateTable
CREATE TABLE "signature_move" (
    "id" BIGSERIAL NOT NULL,
    "petition_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "sharer_id" UUID,
    "status" "SignatureStatus" NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "signature_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signature_quarter" (
    "petition_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "counted" INTEGER NOT NULL,
    "pending" INTEGER NOT NULL,
    "review" INTEGER NOT NULL,
    "invalid" INTEGER NOT NULL,

    CONSTRAINT "signature_quarter_pkey" PRIMARY KEY ("petition_id","at","source")
);

-- CreateTable
CREATE TABLE "signature_sharer" (
    "sharer_id" UUID NOT NULL,
    "petition_id" UUID NOT NULL,
    "counted" INTEGER NOT NULL,

    CONSTRAINT "signature_sharer_pkey" PRIMARY KEY ("sharer_id")
);

-- CreateTable
CREATE TABLE "petition_visit" (
    "petition_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "visits" INTEGER NOT NULL,

    CONSTRAINT "petition_visit_pkey" PRIMARY KEY ("petition_id","at","source")
);

-- CreateTable
CREATE TABLE "campaign_visit" (
    "campaign_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "visits" INTEGER NOT NULL,

    CONSTRAINT "campaign_visit_pkey" PRIMARY KEY ("campaign_id","at","source")
);

-- CreateTable
CREATE TABLE "mail_move" (
    "id" BIGSERIAL NOT NULL,
    "subject_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status" "MailStatus" NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "mail_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "petition_mail_quarter" (
    "petition_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent" INTEGER NOT NULL,
    "failed" INTEGER NOT NULL,
    "skipped" INTEGER NOT NULL,

    CONSTRAINT "petition_mail_quarter_pkey" PRIMARY KEY ("petition_id","at")
);

-- CreateIndex
CREATE INDEX "signature_move_petition_id_idx" ON "signature_move"("petition_id");

-- CreateIndex
CREATE INDEX "signature_sharer_petition_id_counted_idx" ON "signature_sharer"("petition_id", "counted" DESC);

-- AddForeignKey
ALTER TABLE "signature_move" ADD CONSTRAINT "signature_move_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_quarter" ADD CONSTRAINT "signature_quarter_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_sharer" ADD CONSTRAINT "signature_sharer_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_visit" ADD CONSTRAINT "petition_visit_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_visit" ADD CONSTRAINT "campaign_visit_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_mail_quarter" ADD CONSTRAINT "petition_mail_quarter_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- Quarters of an hour: whole in every time zone there is.
CREATE FUNCTION "quarter_of"("moment" timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN date_bin(interval '15 minutes', "moment", timestamptz '2000-01-01 00:00:00+00');

-- Where a signer came from, in one word: what the address said, else a signer's own link, else the site before.
-- app/http/visit-source.ts says the same of a visit.
CREATE FUNCTION "signature_source"("source" text, "utm" jsonb, "shared_by" uuid, "referrer" text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN left(lower(coalesce(
    nullif(btrim("source"), ''),
    nullif(btrim("utm" ->> 'utm_source'), ''),
    CASE WHEN "shared_by" IS NOT NULL THEN 'link' END,
    substring("referrer" FROM '^https?://(?:www\.)?([^/:?#]+)'),
    'direct')), 60);

-- What the statistics must move by is written by the table itself, whatever verb wrote the row.
CREATE FUNCTION "signature_moves_of_insert"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "signature_move" ("petition_id", "at", "source", "sharer_id", "status", "delta")
  SELECT "petition_id", "quarter_of"("signed_at"), "signature_source"("source", "utm", "shared_by_id", "referrer"),
    "shared_by_id", "status", count(*)
  FROM "added" GROUP BY 1, 2, 3, 4, 5;
  RETURN NULL;
END
$$;
CREATE TRIGGER "signature_moves_of_insert" AFTER INSERT ON "signature"
  REFERENCING NEW TABLE AS "added" FOR EACH STATEMENT EXECUTE FUNCTION "signature_moves_of_insert"();

CREATE FUNCTION "signature_moves_of_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "signature_move" ("petition_id", "at", "source", "sharer_id", "status", "delta")
  VALUES (OLD."petition_id", "quarter_of"(OLD."signed_at"),
    "signature_source"(OLD."source", OLD."utm", OLD."shared_by_id", OLD."referrer"), OLD."shared_by_id", OLD."status", -1);
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO "signature_move" ("petition_id", "at", "source", "sharer_id", "status", "delta")
    VALUES (NEW."petition_id", "quarter_of"(NEW."signed_at"),
      "signature_source"(NEW."source", NEW."utm", NEW."shared_by_id", NEW."referrer"), NEW."shared_by_id", NEW."status", 1);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "signature_moves_of_update" AFTER UPDATE ON "signature" FOR EACH ROW
  WHEN ((OLD."petition_id", OLD."signed_at", OLD."source", OLD."utm", OLD."shared_by_id", OLD."referrer", OLD."status")
    IS DISTINCT FROM
    (NEW."petition_id", NEW."signed_at", NEW."source", NEW."utm", NEW."shared_by_id", NEW."referrer", NEW."status"))
  EXECUTE FUNCTION "signature_moves_of_change"();
CREATE TRIGGER "signature_moves_of_delete" AFTER DELETE ON "signature" FOR EACH ROW
  EXECUTE FUNCTION "signature_moves_of_change"();

-- Mail that has come to its end; what still waits is not counted.
CREATE FUNCTION "mail_moves_of_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" IN ('sent', 'failed', 'skipped') THEN
    INSERT INTO "mail_move" ("subject_id", "at", "status", "delta")
    VALUES (OLD."subject_id", "quarter_of"(OLD."created_at"), OLD."status", -1);
  END IF;
  IF NEW."status" IN ('sent', 'failed', 'skipped') THEN
    INSERT INTO "mail_move" ("subject_id", "at", "status", "delta")
    VALUES (NEW."subject_id", "quarter_of"(NEW."created_at"), NEW."status", 1);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER "mail_moves_of_update" AFTER UPDATE OF "status" ON "outgoing_mail" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status"
    AND (OLD."status" IN ('sent', 'failed', 'skipped') OR NEW."status" IN ('sent', 'failed', 'skipped')))
  EXECUTE FUNCTION "mail_moves_of_change"();

-- What was there before.
INSERT INTO "signature_quarter" ("petition_id", "at", "source", "counted", "pending", "review", "invalid")
SELECT "petition_id", "quarter_of"("signed_at"), "signature_source"("source", "utm", "shared_by_id", "referrer"),
  count(*) FILTER (WHERE "status" = 'counted'), count(*) FILTER (WHERE "status" = 'pending'),
  count(*) FILTER (WHERE "status" = 'review'), count(*) FILTER (WHERE "status" = 'invalid')
FROM "signature" GROUP BY 1, 2, 3;

INSERT INTO "signature_sharer" ("sharer_id", "petition_id", "counted")
SELECT "shared_by_id", min("petition_id"::text)::uuid, count(*)
FROM "signature" WHERE "shared_by_id" IS NOT NULL AND "status" = 'counted' GROUP BY 1;

INSERT INTO "petition_mail_quarter" ("petition_id", "at", "sent", "failed", "skipped")
SELECT s."petition_id", "quarter_of"(m."created_at"), count(*) FILTER (WHERE m."status" = 'sent'),
  count(*) FILTER (WHERE m."status" = 'failed'), count(*) FILTER (WHERE m."status" = 'skipped')
FROM "outgoing_mail" m JOIN "signature" s ON s."id" = m."subject_id"
WHERE m."status" IN ('sent', 'failed', 'skipped') GROUP BY 1, 2;
