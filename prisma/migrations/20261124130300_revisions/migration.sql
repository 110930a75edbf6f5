-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "author_id" UUID,
    "author_name" TEXT,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field_change" (
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "field_change_pkey" PRIMARY KEY ("subject_kind","subject_id","field")
);

-- CreateTable
CREATE TABLE "draft" (
    "staff_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "base" INTEGER NOT NULL,
    "fields" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "discarded_at" TIMESTAMPTZ(3),

    CONSTRAINT "draft_pkey" PRIMARY KEY ("staff_id","subject_kind","subject_id")
);

-- CreateTable
CREATE TABLE "editing" (
    "staff_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "editing_pkey" PRIMARY KEY ("subject_kind","subject_id","staff_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "revision_subject_kind_subject_id_version_key" ON "revision"("subject_kind", "subject_id", "version");

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff_member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft" ADD CONSTRAINT "draft_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editing" ADD CONSTRAINT "editing_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editing" ADD CONSTRAINT "editing_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "revision" ADD CONSTRAINT "revision_subject_kind_form" CHECK ("subject_kind" ~ '^[a-z]+(-[a-z]+)*$');
ALTER TABLE "revision" ADD CONSTRAINT "revision_version_counts" CHECK ("version" >= 0);
ALTER TABLE "revision" ADD CONSTRAINT "revision_content_fields" CHECK (jsonb_typeof("content") = 'object');
ALTER TABLE "draft" ADD CONSTRAINT "draft_fields_object" CHECK (jsonb_typeof("fields") = 'object');
-- As long as what staff may post.
ALTER TABLE "draft" ADD CONSTRAINT "draft_fields_length" CHECK (octet_length("fields"::text) <= 2097152);

-- What was saved stays as it was saved. It goes only with its campaign or its subject.
CREATE FUNCTION "revision_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a revision does not change';
END
$$;
CREATE TRIGGER "revision_unchanging" BEFORE UPDATE ON "revision"
  FOR EACH ROW EXECUTE FUNCTION "revision_refuse_change"();
