-- CreateTable
CREATE TABLE "report_mailbox" (
    "mailbox" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "heeded" INTEGER NOT NULL DEFAULT 0,
    "left_alone" INTEGER NOT NULL DEFAULT 0,
    "read_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "report_mailbox_pkey" PRIMARY KEY ("mailbox")
);

-- Reading only goes on: within one numbering of the mailbox nothing is read twice, and counts add up.
ALTER TABLE "report_mailbox" ADD CONSTRAINT "report_mailbox_counts" CHECK ("heeded" >= 0 AND "left_alone" >= 0 AND "last_uid" >= 0);
