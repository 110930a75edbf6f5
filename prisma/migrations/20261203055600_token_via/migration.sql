-- The email of a blast that a link stands in: who leaves by it is counted there.
ALTER TABLE "access_token" ADD COLUMN "via_id" UUID;
