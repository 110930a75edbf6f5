-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "tried_at" TIMESTAMPTZ(3);

-- What must always hold.
ALTER TABLE "letter"
  ADD CONSTRAINT "letter_mail_tried" CHECK ("way" = 'form' OR "status" NOT IN ('sending', 'sent') OR "tried_at" IS NOT NULL);

-- How many letters an office had in the last hour: those on their way, and those that came to their end since.
DROP INDEX "letter_office_sent_idx";
CREATE INDEX "letter_office_tried_idx" ON "letter" ("official_id", "tried_at") WHERE "tried_at" IS NOT NULL;
CREATE INDEX "letter_sending_idx" ON "letter" ("official_id") WHERE "status" = 'sending';
-- Whose writers are to be told.
CREATE INDEX "letter_bounced_idx" ON "letter" ("tried_at") WHERE "status" = 'bounced';

-- A letter is what its mail became, in the same transaction. Nobody else says that a letter was sent.
CREATE FUNCTION "letter_follows_its_mail"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE letter SET
    status = CASE NEW.status WHEN 'sent' THEN 'sent' ELSE 'bounced' END::"LetterStatus",
    sent_at = CASE NEW.status WHEN 'sent' THEN coalesce(NEW.sent_at, NEW.claimed_at) END,
    tried_at = greatest(tried_at, coalesce(NEW.sent_at, NEW.claimed_at)),
    note = NEW.note
  WHERE id = NEW.subject_id AND status = 'sending';
  RETURN NULL;
END $$;
CREATE TRIGGER "letter_of_its_mail" AFTER UPDATE OF "status" ON "outgoing_mail" FOR EACH ROW
  WHEN (NEW."kind" = 'letter.to-office' AND NEW."status" IN ('sent', 'failed', 'skipped') AND OLD."status" <> NEW."status")
  EXECUTE FUNCTION "letter_follows_its_mail"();
