-- CreateEnum
CREATE TYPE "BookKind" AS ENUM ('paid', 'refunded', 'disputed', 'foreign');

-- CreateTable
CREATE TABLE "book_day" (
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "kind" "BookKind" NOT NULL,
    "ours_count" INTEGER NOT NULL,
    "ours_minor" BIGINT NOT NULL,
    "theirs_count" INTEGER NOT NULL,
    "theirs_minor" BIGINT NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "book_day_pkey" PRIMARY KEY ("day","currency","kind")
);

-- CreateTable
CREATE TABLE "book_difference" (
    "kind" "BookKind" NOT NULL,
    "object_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "donation_id" UUID,
    "ours_minor" INTEGER,
    "theirs_minor" INTEGER,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "book_difference_pkey" PRIMARY KEY ("kind","object_id")
);

-- CreateIndex
CREATE INDEX "book_difference_day_idx" ON "book_difference"("day");

-- CreateIndex
CREATE INDEX "book_difference_donation_id_idx" ON "book_difference"("donation_id");

-- AddForeignKey
ALTER TABLE "book_difference" ADD CONSTRAINT "book_difference_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Nothing counts below nothing, and what is another's has no side of ours.
ALTER TABLE "book_day"
  ADD CONSTRAINT "book_day_currency" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "book_day_sums" CHECK (ours_count >= 0 AND ours_minor >= 0 AND theirs_count >= 0 AND theirs_minor >= 0),
  ADD CONSTRAINT "book_day_foreign" CHECK (kind <> 'foreign' OR ours_count = 0);

-- What both say alike is no difference.
ALTER TABLE "book_difference"
  ADD CONSTRAINT "book_difference_kind" CHECK (kind <> 'foreign'),
  ADD CONSTRAINT "book_difference_sides" CHECK (ours_minor IS NOT NULL OR theirs_minor IS NOT NULL);

-- CreateTable
CREATE TABLE "book_check" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "book_check_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "book_check_one" CHECK (id = 1)
);
