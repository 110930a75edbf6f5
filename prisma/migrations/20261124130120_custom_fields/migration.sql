-- CreateEnum
CREATE TYPE "CustomFieldKind" AS ENUM ('text', 'number', 'date', 'choice', 'yes_no');

-- AlterTable
ALTER TABLE "supporter" ADD COLUMN     "custom" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "custom_field" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" "CustomFieldKind" NOT NULL,
    "label_en" TEXT NOT NULL,
    "label_es" TEXT NOT NULL,
    "choices" JSONB NOT NULL DEFAULT '[]',
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "custom_field_key_key" ON "custom_field"("key");

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "supporter" ADD CONSTRAINT "supporter_custom_is_object" CHECK (jsonb_typeof("custom") = 'object');
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_key_form" CHECK ("key" ~ '^[a-z][a-z0-9_]{0,39}$');
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_labels" CHECK (char_length("label_en") BETWEEN 1 AND 100 AND char_length("label_es") BETWEEN 1 AND 100);
ALTER TABLE "custom_field" ADD CONSTRAINT "custom_field_choices" CHECK (jsonb_typeof("choices") = 'array' AND ("kind" = 'choice') = ("choices" <> '[]'));

-- Most people have no answers: who asks for them adds `custom <> '{}'`, and signing pays nothing for it.
CREATE INDEX "supporter_custom_idx" ON "supporter" USING gin ("custom") WHERE "custom" <> '{}';
