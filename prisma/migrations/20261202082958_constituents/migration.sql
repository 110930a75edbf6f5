-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "office_id" UUID;

-- CreateTable
CREATE TABLE "constituent_count" (
    "campaign_id" UUID NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "constituent_count_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "division_count" (
    "campaign_id" UUID NOT NULL,
    "division_id" TEXT NOT NULL,
    "constituents" INTEGER NOT NULL,

    CONSTRAINT "division_count_pkey" PRIMARY KEY ("campaign_id","division_id")
);

-- CreateTable
CREATE TABLE "petition_division_count" (
    "petition_id" UUID NOT NULL,
    "division_id" TEXT NOT NULL,
    "signatures" INTEGER NOT NULL,
    "comments" INTEGER NOT NULL,

    CONSTRAINT "petition_division_count_pkey" PRIMARY KEY ("petition_id","division_id")
);

-- CreateTable
CREATE TABLE "unplaced_count" (
    "campaign_id" UUID NOT NULL,
    "state_code" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "supporters" INTEGER NOT NULL,

    CONSTRAINT "unplaced_count_pkey" PRIMARY KEY ("campaign_id","state_code","type")
);

-- CreateIndex
CREATE INDEX "division_count_campaign_id_constituents_idx" ON "division_count"("campaign_id", "constituents" DESC);

-- CreateIndex
CREATE INDEX "division_count_division_id_idx" ON "division_count"("division_id");

-- CreateIndex
CREATE INDEX "petition_division_count_division_id_idx" ON "petition_division_count"("division_id");

-- CreateIndex
CREATE INDEX "delivery_office_id_idx" ON "delivery"("office_id");

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "constituent_count" ADD CONSTRAINT "constituent_count_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division_count" ADD CONSTRAINT "division_count_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "division_count" ADD CONSTRAINT "division_count_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_division_count" ADD CONSTRAINT "petition_division_count_petition_id_fkey" FOREIGN KEY ("petition_id") REFERENCES "petition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "petition_division_count" ADD CONSTRAINT "petition_division_count_division_id_fkey" FOREIGN KEY ("division_id") REFERENCES "division"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unplaced_count" ADD CONSTRAINT "unplaced_count_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What must always hold.
ALTER TABLE "division_count" ADD CONSTRAINT "division_count_positive" CHECK ("constituents" > 0);
ALTER TABLE "petition_division_count"
  ADD CONSTRAINT "petition_division_count_within" CHECK ("signatures" > 0 AND "comments" BETWEEN 0 AND "signatures");
ALTER TABLE "unplaced_count"
  ADD CONSTRAINT "unplaced_count_type_known" CHECK ("type" IN ('cd', 'sldu', 'sldl')),
  ADD CONSTRAINT "unplaced_count_state_form" CHECK ("state_code" ~ '^([A-Z]{2})?$');
