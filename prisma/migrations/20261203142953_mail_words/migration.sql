-- CreateTable
CREATE TABLE "mail_word" (
    "namespace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "language" "Language" NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_word_pkey" PRIMARY KEY ("namespace","key","language")
);

-- A text says something, and is no book.
ALTER TABLE "mail_word" ADD CONSTRAINT "mail_word_text_check" CHECK (btrim("text") <> '' AND char_length("text") <= 1000);
