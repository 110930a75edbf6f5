-- AlterTable
ALTER TABLE "post" ADD COLUMN     "first_published_at" TIMESTAMPTZ(3),
ADD COLUMN     "publish_at" TIMESTAMPTZ(3),
ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "post_old_slug" (
    "campaign_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "post_id" UUID NOT NULL,

    CONSTRAINT "post_old_slug_pkey" PRIMARY KEY ("campaign_id","slug")
);

-- CreateIndex
CREATE INDEX "post_old_slug_post_id_idx" ON "post_old_slug"("post_id");

-- CreateIndex
CREATE INDEX "post_campaign_id_updated_at_id_idx" ON "post"("campaign_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "post_campaign_id_published_at_id_idx" ON "post"("campaign_id", "published_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "post_old_slug" ADD CONSTRAINT "post_old_slug_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

-- Only what is not yet published can be going to be.
ALTER TABLE "post" ADD CONSTRAINT "post_publish_at_draft" CHECK ("publish_at" IS NULL OR ("published_at" IS NULL AND "removed_at" IS NULL));
-- Pages lead there.
ALTER TABLE "post" ADD CONSTRAINT "post_url_web" CHECK ("url" ~ '^https?://[^[:space:]]+$');
ALTER TABLE "post_old_slug" ADD CONSTRAINT "post_old_slug_form" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- The few that stand at the head of a campaign's page.
CREATE INDEX "post_pinned_idx" ON "post"("campaign_id", "dated_on" DESC, "id" DESC) WHERE "pinned";
CREATE INDEX "post_clipping_idx" ON "post"("campaign_id", "rank" DESC, "dated_on" DESC, "id" DESC) WHERE "kind" = 'press';
-- What waits to go for good.
CREATE INDEX "post_removed_idx" ON "post"("removed_at") WHERE "removed_at" IS NOT NULL;

-- Campaigns, petitions and posts are found by the beginnings of the words they are called by.
-- Its body is read now and not when it runs: an index is built, and a backup restored, without a search path.
CREATE FUNCTION "name_words"(text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_tsvector(array_remove(
    regexp_split_to_array(fold_text($1), '[][ .,;:''"()/_+&|!?¿¡*<>\\’‘“”—–-]+'), ''));
CREATE INDEX "campaign_translation_words_idx" ON "campaign_translation" USING GIN ("name_words"("name"));
CREATE INDEX "petition_translation_words_idx" ON "petition_translation" USING GIN ("name_words"("title"));
CREATE INDEX "post_translation_words_idx" ON "post_translation" USING GIN ("name_words"("title"));

-- The same for the words a supporter is found by: a backup could not be restored, for while that is done there is
-- no search path. What is found does not change.
CREATE OR REPLACE FUNCTION "supporter_words"(
  given text, family text, email text, phone text, postal text, country text, region text
) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN array_to_tsvector(array_remove(array_remove(
    regexp_split_to_array(
      fold_text(given || ' ' || coalesce(family, '') || ' ' || split_part(email, '@', 1)),
      '[][ .,;:''"()/_+&|!*<>\\’“”-]+')
    || ARRAY[
      '@' || lower(split_part(email, '@', 2)),
      ltrim(phone, '+'), substr(phone, 3), CASE WHEN length(phone) > 8 THEN right(phone, 7) END,
      fold_text(replace(CASE WHEN country = 'US' THEN left(postal, 5) ELSE postal END, ' ', '')),
      country || '-' || upper(region)
    ], ''), NULL));
