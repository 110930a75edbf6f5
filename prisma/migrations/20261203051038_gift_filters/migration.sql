-- CreateIndex
CREATE INDEX "donation_currency_amount_minor_idx" ON "donation"("currency", "amount_minor");

-- CreateIndex
CREATE INDEX "donation_source_idx" ON "donation"("source");
