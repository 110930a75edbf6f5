-- Finding people ----------------------------------------------------------------------------------

-- Small letters without accents: "García" is "garcia". The query is folded in the same way.
CREATE FUNCTION "fold_text"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN $1 ~ '^[ -~]*$' THEN lower($1)
    ELSE lower(regexp_replace(normalize($1, NFKD), U&'[\0300-\036F]', '', 'g')) END
$$;

-- What a search finds somebody by, each from its beginning: the words of the name and of the mailbox, "@" and the
-- mail domain, the telephone with and without country and area, the ZIP code. In capitals, so that no word is
-- mistaken for it, the state: 'US-CA'.
CREATE FUNCTION "supporter_words"(
  given text, family text, email text, phone text, postal text, country text, region text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_to_tsvector(array_remove(array_remove(
    regexp_split_to_array(
      fold_text(given || ' ' || coalesce(family, '') || ' ' || split_part(email, '@', 1)),
      '[][ .,;:''"()/_+&|!*<>\\’“”-]+')
    || ARRAY[
      '@' || lower(split_part(email, '@', 2)),
      ltrim(phone, '+'), substr(phone, 3), CASE WHEN length(phone) > 8 THEN right(phone, 7) END,
      fold_text(replace(CASE WHEN country = 'US' THEN left(postal, 5) ELSE postal END, ' ', '')),
      country || '-' || upper(region)
    ], ''), NULL))
$$;

ALTER TABLE "supporter"
  ADD COLUMN "last_action_at" TIMESTAMPTZ(3),
  ADD COLUMN "merged_into_id" UUID,
  ADD COLUMN "name_key" TEXT COLLATE "C" GENERATED ALWAYS AS
    ("fold_text"(coalesce("family_name" || ' ', '') || "given_name")) STORED,
  ADD COLUMN "words" tsvector GENERATED ALWAYS AS
    ("supporter_words"("given_name", "family_name", "email", "phone", "postal_code", "country", "region")) STORED;

UPDATE "supporter" s SET "last_action_at" = a.at
FROM (SELECT supporter_id, max(occurred_at) AS at FROM "supporter_action" GROUP BY 1) a
WHERE a.supporter_id = s.id;

CREATE INDEX "supporter_words_idx" ON "supporter" USING GIN ("words");
CREATE INDEX "supporter_name_idx" ON "supporter"("name_key", "id");
CREATE INDEX "supporter_last_action_idx" ON "supporter"((coalesce("last_action_at", "created_at")), "id");
-- Rows come in the order of time: a few kilobytes say where an old week is.
CREATE INDEX "supporter_created_idx" ON "supporter" USING brin ("created_at") WITH (autosummarize = on);
CREATE INDEX "signature_signed_idx" ON "signature" USING brin ("signed_at") WITH (autosummarize = on);
CREATE INDEX "signature_supporter_id_idx" ON "signature"("supporter_id");
CREATE INDEX "signature_source_idx" ON "signature"("source") WHERE "source" IS NOT NULL;
-- Who said yes to something, which may since have been taken back.
CREATE INDEX "consent_record_granted_idx" ON "consent_record"("purpose", "supporter_id")
  WHERE "granted" AND NOT "awaits_confirmation";

-- Tags, notes, segments ---------------------------------------------------------------------------

-- CreateTable
CREATE TABLE "tag" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supporter_tag" (
    "tag_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID,

    CONSTRAINT "supporter_tag_pkey" PRIMARY KEY ("tag_id","supporter_id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supporter_merge" (
    "id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "gone_id" UUID NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "undo" JSONB,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "supporter_merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tag_slug_key" ON "tag"("slug");

-- CreateIndex
CREATE INDEX "supporter_tag_supporter_id_idx" ON "supporter_tag"("supporter_id");

-- CreateIndex
CREATE INDEX "note_supporter_id_created_at_idx" ON "note"("supporter_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "supporter_merge_kept_id_idx" ON "supporter_merge"("kept_id");

-- AddForeignKey
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_tag" ADD CONSTRAINT "supporter_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_tag" ADD CONSTRAINT "supporter_tag_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_tag" ADD CONSTRAINT "supporter_tag_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_merge" ADD CONSTRAINT "supporter_merge_kept_id_fkey" FOREIGN KEY ("kept_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_merge" ADD CONSTRAINT "supporter_merge_gone_id_fkey" FOREIGN KEY ("gone_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supporter_merge" ADD CONSTRAINT "supporter_merge_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "tag" ADD CONSTRAINT "tag_name_length" CHECK (char_length("name") BETWEEN 1 AND 60);
ALTER TABLE "tag" ADD CONSTRAINT "tag_slug_length" CHECK (char_length("slug") BETWEEN 1 AND 80);
ALTER TABLE "note" ADD CONSTRAINT "note_text_length" CHECK (char_length("text") BETWEEN 1 AND 5000);
ALTER TABLE "segment" ADD CONSTRAINT "segment_name_length" CHECK (char_length("name") BETWEEN 1 AND 100);
-- Two segments of one name would be told apart by nobody.
CREATE UNIQUE INDEX "segment_name_key" ON "segment"(lower("name")) WHERE "deleted_at" IS NULL;

-- Merging: somebody goes into another row, at one time into one, and never into a row that went itself.
CREATE INDEX "supporter_merged_idx" ON "supporter"("merged_into_id") WHERE "merged_into_id" IS NOT NULL;
ALTER TABLE "supporter" ADD CONSTRAINT "supporter_not_merged_into_itself" CHECK ("merged_into_id" <> "id");
CREATE UNIQUE INDEX "supporter_merge_gone_key" ON "supporter_merge"("gone_id") WHERE "undone_at" IS NULL;
ALTER TABLE "supporter_merge" ADD CONSTRAINT "supporter_merge_of_two" CHECK ("kept_id" <> "gone_id");
ALTER TABLE "supporter_merge" ADD CONSTRAINT "supporter_merge_undone_forgets" CHECK ("undone_at" IS NULL OR "undo" IS NULL);

CREATE FUNCTION "supporter_refuse_merge_chain"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM supporter WHERE id = NEW.merged_into_id AND (merged_into_id IS NOT NULL OR erased_at IS NOT NULL))
    OR EXISTS (SELECT FROM supporter WHERE merged_into_id = NEW.id) THEN
    RAISE EXCEPTION 'supporter % cannot be merged into %: one of them went into another row, or was erased',
      NEW.id, NEW.merged_into_id USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END
$$;
CREATE CONSTRAINT TRIGGER "supporter_no_merge_chain" AFTER UPDATE OF "merged_into_id" ON "supporter"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."merged_into_id" IS NOT NULL)
  EXECUTE FUNCTION "supporter_refuse_merge_chain"();

-- Two signatures of one petition change places while their people are merged: in between each belongs to nobody.
ALTER TABLE "signature" ALTER CONSTRAINT "signature_supporter_id_fkey" DEFERRABLE INITIALLY IMMEDIATE;
-- What a merge folded away never counts beside the signature that stands for it.
ALTER TABLE "signature" ADD CONSTRAINT "signature_merged_never_counts" CHECK (NOT 'merged' = ANY("reasons") OR "status" = 'invalid');
