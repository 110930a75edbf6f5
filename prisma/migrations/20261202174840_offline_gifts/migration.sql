-- CreateEnum
CREATE TYPE "OfflineWay" AS ENUM ('cheque', 'cash', 'transfer');

-- AlterEnum
ALTER TYPE "DonationStatus" ADD VALUE 'void';

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "note" TEXT,
ADD COLUMN     "offline_way" "OfflineWay",
ADD COLUMN     "reference" TEXT,
ADD COLUMN     "void_reason" TEXT,
ADD COLUMN     "voided_at" TIMESTAMPTZ(3);

-- Void ones came, too, and were taken back. As text: a value of an enum cannot be used by the transaction that adds it.
ALTER TABLE "donation"
  DROP CONSTRAINT "donation_paid",
  ADD CONSTRAINT "donation_paid" CHECK ((status::text IN ('paid', 'void')) = (paid_at IS NOT NULL)),
  ADD CONSTRAINT "donation_void" CHECK ((status::text = 'void') = (voided_at IS NOT NULL)),
  ADD CONSTRAINT "donation_offline" CHECK (offline_way IS NULL OR payment_id IS NULL);

-- Money that came stays come, whatever is told later or late; what was given up may still be paid. What staff recorded by
-- mistake is taken back for good.
CREATE OR REPLACE FUNCTION donation_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status::text = 'void')
    OR (OLD.status = 'paid' AND NOT (NEW.status::text = 'void' AND OLD.offline_way IS NOT NULL))
    OR (OLD.status IN ('processing', 'expired', 'failed') AND NEW.status = 'pending')
    OR (OLD.status = 'failed' AND NEW.status IN ('processing', 'expired'))
  THEN
    RAISE EXCEPTION 'a donation does not go from % to %', OLD.status, NEW.status;
  END IF;
  RETURN NEW;
END $$;
