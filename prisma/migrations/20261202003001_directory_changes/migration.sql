-- Which transactions changed what a look-up goes by.

-- CreateTable
CREATE TABLE "directory_change" (
    "kind" TEXT NOT NULL,
    "transaction" BIGINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "directory_change_pkey" PRIMARY KEY ("kind", "transaction")
);

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "directory_change" ADD CONSTRAINT "directory_change_kind_known" CHECK ("kind" IN ('districts', 'officials'));

-- A row for each transaction instead of one number that all of them raise: nobody who changes facts waits for another,
-- and what a transaction changed is seen together with it.
CREATE FUNCTION "directory_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO directory_change (kind, transaction, changed_at)
  VALUES (TG_ARGV[0], pg_current_xact_id()::text::bigint, clock_timestamp())
  ON CONFLICT (kind, transaction) DO UPDATE SET changed_at = excluded.changed_at
    WHERE directory_change.changed_at < now();
  RETURN NULL;
END $$;

CREATE TRIGGER "division_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "division"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('districts');
CREATE TRIGGER "district_plan_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "district_plan"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('districts');
CREATE TRIGGER "district_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "district"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('districts');
CREATE TRIGGER "zip_division_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "zip_division"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('districts');
CREATE TRIGGER "office_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "office"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
CREATE TRIGGER "office_translation_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "office_translation"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
CREATE TRIGGER "official_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "official"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
CREATE TRIGGER "term_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "term"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
CREATE TRIGGER "contact_place_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "contact_place"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
CREATE TRIGGER "contact_link_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "contact_link"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
CREATE TRIGGER "official_override_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "official_override"
  FOR EACH STATEMENT EXECUTE FUNCTION "directory_changed"('officials');
