-- CreateTable
CREATE TABLE "mail_report" (
    "key" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_report_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "soft_bounces" (
    "email_canonical" TEXT NOT NULL,
    "in_a_row" INTEGER NOT NULL,
    "latest_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "soft_bounces_pkey" PRIMARY KEY ("email_canonical"),
    CONSTRAINT "soft_bounces_some" CHECK ("in_a_row" > 0)
);

-- CreateIndex
CREATE INDEX "mail_report_received_at_idx" ON "mail_report"("received_at");

-- CreateIndex
CREATE INDEX "soft_bounces_latest_at_idx" ON "soft_bounces"("latest_at");
