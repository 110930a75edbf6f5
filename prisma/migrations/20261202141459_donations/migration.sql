-- CreateEnum
CREATE TYPE "GivingInterval" AS ENUM ('once', 'month');

-- CreateEnum
CREATE TYPE "DonationStatus" AS ENUM ('pending', 'processing', 'expired', 'failed', 'paid');

-- CreateEnum
CREATE TYPE "PlanStatus" AS ENUM ('pending', 'active', 'past_due', 'paused', 'cancelled');

-- CreateEnum
CREATE TYPE "RefundStatus" AS ENUM ('pending', 'succeeded', 'failed', 'cancelled');

-- AlterEnum
ALTER TYPE "SupporterActionKind" ADD VALUE 'gave';

-- CreateTable
CREATE TABLE "fundraising_page" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "status" "PetitionStatus" NOT NULL DEFAULT 'draft',
    "offers" JSONB NOT NULL,
    "interval" "GivingInterval" NOT NULL DEFAULT 'once',
    "monthly" BOOLEAN NOT NULL DEFAULT true,
    "asks_employer" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fundraising_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fundraising_translation" (
    "page_id" UUID NOT NULL,
    "language" "Language" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "appeal" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "designations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "email_opt_in" TEXT,
    "share_text" TEXT NOT NULL,
    "thanks" TEXT NOT NULL,

    CONSTRAINT "fundraising_translation_pkey" PRIMARY KEY ("page_id","language")
);

-- CreateTable
CREATE TABLE "plan" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "status" "PlanStatus" NOT NULL DEFAULT 'pending',
    "currency" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "covered_minor" INTEGER NOT NULL DEFAULT 0,
    "language" "Language" NOT NULL,
    "subscription_id" TEXT,
    "customer_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "donation" (
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "plan_id" UUID,
    "status" "DonationStatus" NOT NULL DEFAULT 'pending',
    "currency" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "covered_minor" INTEGER NOT NULL DEFAULT 0,
    "fee_minor" INTEGER,
    "settled_currency" TEXT,
    "refunded_minor" INTEGER NOT NULL DEFAULT 0,
    "given_name" TEXT NOT NULL,
    "family_name" TEXT,
    "email" TEXT NOT NULL,
    "designation" TEXT,
    "comment" TEXT,
    "is_public" BOOLEAN NOT NULL DEFAULT false,
    "employer" TEXT,
    "occupation" TEXT,
    "language" "Language" NOT NULL,
    "source" TEXT,
    "reasons" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "session_id" TEXT,
    "payment_id" TEXT,
    "charge_id" TEXT,
    "invoice_id" TEXT,
    "refusal" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "donation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" TEXT NOT NULL,
    "donation_id" UUID NOT NULL,
    "status" "RefundStatus" NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "id" TEXT NOT NULL,
    "donation_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amount_minor" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "donation_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("donation_id")
);

-- CreateTable
CREATE TABLE "receipt_number" (
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "receipt_number_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "fundraising_page_slug_key" ON "fundraising_page"("slug");

-- CreateIndex
CREATE INDEX "fundraising_page_campaign_id_position_idx" ON "fundraising_page"("campaign_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "plan_subscription_id_key" ON "plan"("subscription_id");

-- CreateIndex
CREATE INDEX "plan_supporter_id_idx" ON "plan"("supporter_id");

-- CreateIndex
CREATE INDEX "plan_page_id_idx" ON "plan"("page_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_session_id_key" ON "donation"("session_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_payment_id_key" ON "donation"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_charge_id_key" ON "donation"("charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "donation_invoice_id_key" ON "donation"("invoice_id");

-- CreateIndex
CREATE INDEX "donation_supporter_id_started_at_idx" ON "donation"("supporter_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "donation_page_id_paid_at_idx" ON "donation"("page_id", "paid_at" DESC);

-- CreateIndex
CREATE INDEX "donation_started_at_id_idx" ON "donation"("started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "donation_plan_id_idx" ON "donation"("plan_id");

-- CreateIndex
CREATE INDEX "refund_donation_id_idx" ON "refund"("donation_id");

-- CreateIndex
CREATE INDEX "dispute_donation_id_idx" ON "dispute"("donation_id");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_year_number_key" ON "receipt"("year", "number");

-- CreateIndex
CREATE INDEX "stripe_event_received_at_idx" ON "stripe_event"("received_at");

-- AddForeignKey
ALTER TABLE "fundraising_page" ADD CONSTRAINT "fundraising_page_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fundraising_translation" ADD CONSTRAINT "fundraising_translation_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "fundraising_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "fundraising_page"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "plan" ADD CONSTRAINT "plan_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "fundraising_page"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "donation" ADD CONSTRAINT "donation_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_donation_id_fkey" FOREIGN KEY ("donation_id") REFERENCES "donation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "giving_settings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "fee_basis_points" INTEGER NOT NULL DEFAULT 290,
    "fee_fixed" JSONB NOT NULL DEFAULT '{"USD":30,"EUR":25,"GBP":20,"CAD":30,"AUD":30,"MXN":300,"CHF":30,"JPY":0}',
    "tax_id" TEXT,
    "braked_at" TIMESTAMPTZ(3),

    CONSTRAINT "giving_settings_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "giving_settings_one" CHECK ("id" = 1),
    CONSTRAINT "giving_settings_fee" CHECK ("fee_basis_points" BETWEEN 0 AND 2000)
);
INSERT INTO "giving_settings" DEFAULT VALUES;

-- Somebody who presses twice, goes back, or has two windows open, begins one gift.
CREATE UNIQUE INDEX "donation_begun" ON "donation" ("page_id", "supporter_id", "currency", "amount_minor", (plan_id IS NOT NULL))
  WHERE status = 'pending' AND invoice_id IS NULL;

ALTER TABLE "donation"
  ADD CONSTRAINT "donation_amounts" CHECK (
    amount_minor > 0 AND covered_minor >= 0 AND covered_minor < amount_minor
    AND refunded_minor >= 0 AND refunded_minor <= amount_minor),
  ADD CONSTRAINT "donation_currency" CHECK (currency ~ '^[A-Z]{3}$'),
  ADD CONSTRAINT "donation_paid" CHECK ((status = 'paid') = (paid_at IS NOT NULL));

ALTER TABLE "plan"
  ADD CONSTRAINT "plan_amounts" CHECK (amount_minor > 0 AND covered_minor >= 0 AND covered_minor < amount_minor),
  ADD CONSTRAINT "plan_currency" CHECK (currency ~ '^[A-Z]{3}$');

ALTER TABLE "refund" ADD CONSTRAINT "refund_amount" CHECK (amount_minor > 0);
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_number" CHECK (number > 0);

-- Money that came stays come, whatever is told later or late; what was given up may still be paid.
CREATE FUNCTION donation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status = 'paid')
    OR (OLD.status IN ('processing', 'expired', 'failed') AND NEW.status = 'pending')
    OR (OLD.status = 'failed' AND NEW.status IN ('processing', 'expired'))
  THEN
    RAISE EXCEPTION 'a donation does not go from % to %', OLD.status, NEW.status;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER donation_moves BEFORE UPDATE OF status ON "donation"
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION donation_moves();
