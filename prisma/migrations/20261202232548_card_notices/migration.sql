-- CreateTable
CREATE TABLE "card_notice" (
    "id" UUID NOT NULL,
    "supporter_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "brand" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_notice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "card_notice_plan_id_idx" ON "card_notice"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "card_notice_supporter_id_brand_last4_month_year_key" ON "card_notice"("supporter_id", "brand", "last4", "month", "year");

-- AddForeignKey
ALTER TABLE "card_notice" ADD CONSTRAINT "card_notice_supporter_id_fkey" FOREIGN KEY ("supporter_id") REFERENCES "supporter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_notice" ADD CONSTRAINT "card_notice_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "card_notice"
  ADD CONSTRAINT "card_notice_month" CHECK (month BETWEEN 1 AND 12 AND year BETWEEN 2000 AND 2200),
  ADD CONSTRAINT "card_notice_last4" CHECK (last4 ~ '^\d{4}$');
