-- CreateEnum
CREATE TYPE "AmountsVariant" AS ENUM ('a', 'b');

-- AlterTable
ALTER TABLE "donation" ADD COLUMN     "variant" "AmountsVariant";

-- AlterTable
ALTER TABLE "fundraising_page" ADD COLUMN     "tried_since" TIMESTAMPTZ(3);
