-- CreateEnum
CREATE TYPE "PictureFormat" AS ENUM ('webp', 'jpg');

-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "campaign_id" UUID,
    "file_name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "alt" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "picture_file" (
    "picture_id" UUID NOT NULL,
    "width" INTEGER NOT NULL,
    "format" "PictureFormat" NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "picture_file_pkey" PRIMARY KEY ("picture_id","width","format")
);

-- CreateIndex
CREATE INDEX "picture_campaign_id_id_idx" ON "picture"("campaign_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "picture" ADD CONSTRAINT "picture_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "picture_file" ADD CONSTRAINT "picture_file_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's schema cannot say --------------------------------------------------------------

ALTER TABLE "picture" ADD CONSTRAINT "picture_size" CHECK ("width" BETWEEN 1 AND 1600 AND "height" BETWEEN 1 AND 4800);
ALTER TABLE "picture" ADD CONSTRAINT "picture_alt_length" CHECK (char_length("alt") <= 500);
ALTER TABLE "picture" ADD CONSTRAINT "picture_file_name_length" CHECK (char_length("file_name") BETWEEN 1 AND 200);
-- Pictures are compressed already.
ALTER TABLE "picture_file" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
