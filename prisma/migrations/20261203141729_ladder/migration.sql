-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "ladder" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Each of them once, and none that is not known.
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_ladder_check"
  CHECK ("ladder" <@ ARRAY['call_undecided', 'sign', 'call', 'write', 'monthly', 'give', 'share'] AND cardinality("ladder") <= 7);
