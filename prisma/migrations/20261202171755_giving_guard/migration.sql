-- AlterTable
ALTER TABLE "dispute" ADD COLUMN     "due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "giving_settings" ADD COLUMN     "decline_floor" INTEGER NOT NULL DEFAULT 20,
ADD COLUMN     "decline_share" INTEGER NOT NULL DEFAULT 50,
ADD COLUMN     "lifted_at" TIMESTAMPTZ(3),
ADD COLUMN     "refunds_warned" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "gift_source" (
    "donation_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "address_hash" BYTEA,
    "network_hash" BYTEA,
    "email_hash" BYTEA NOT NULL,
    "wait_id" UUID,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gift_source_pkey" PRIMARY KEY ("donation_id")
);

-- CreateTable
CREATE TABLE "card_try" (
    "charge_id" TEXT NOT NULL,
    "donation_id" UUID NOT NULL,
    "card_hash" BYTEA,
    "refusal" TEXT,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_try_pkey" PRIMARY KEY ("charge_id")
);

-- CreateTable
CREATE TABLE "giving_brake" (
    "id" UUID NOT NULL,
    "braked_at" TIMESTAMPTZ(3) NOT NULL,
    "tried" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by_name" TEXT,

    CONSTRAINT "giving_brake_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "gift_source_wait_id_key" ON "gift_source"("wait_id");

-- CreateIndex
CREATE INDEX "gift_source_address_hash_begun_at_idx" ON "gift_source"("address_hash", "begun_at");

-- CreateIndex
CREATE INDEX "gift_source_network_hash_begun_at_idx" ON "gift_source"("network_hash", "begun_at");

-- CreateIndex
CREATE INDEX "gift_source_email_hash_begun_at_idx" ON "gift_source"("email_hash", "begun_at");

-- CreateIndex
CREATE INDEX "gift_source_page_id_begun_at_idx" ON "gift_source"("page_id", "begun_at");

-- CreateIndex
CREATE INDEX "gift_source_begun_at_idx" ON "gift_source"("begun_at");

-- CreateIndex
CREATE INDEX "card_try_donation_id_idx" ON "card_try"("donation_id");

-- CreateIndex
CREATE INDEX "card_try_card_hash_tried_at_idx" ON "card_try"("card_hash", "tried_at");

-- CreateIndex
CREATE INDEX "card_try_tried_at_idx" ON "card_try"("tried_at");

-- CreateIndex
CREATE INDEX "giving_brake_braked_at_idx" ON "giving_brake"("braked_at" DESC);

-- AddForeignKey
ALTER TABLE "gift_source" ADD CONSTRAINT "gift_source_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift_source" ADD CONSTRAINT "gift_source_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "fundraising_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_try" ADD CONSTRAINT "card_try_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
