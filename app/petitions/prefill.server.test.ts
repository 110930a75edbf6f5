import { expect, test } from "vitest";
import { issueToken } from "#app/supporters/access-tokens.server.ts";
import { eraseSupporter } from "#app/supporters/erase-supporter.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { findPrefill } from "./prefill.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);

test("a link from a mail fills in one petition's form for its supporter, for as long as it lives", async () => {
  const [petition, other] = [await createPetition(), await createPetition()];
  const { id: supporterId, email } = await createSupporter({ phone: null });
  const issue = (purpose: "prefill" | "confirm") =>
    issueToken({ purpose, supporterId, subjectId: petition.id, ttlDays: 30, now });
  const token = await issue("prefill");

  const prefill = await findPrefill(token, petition.id, now);
  expect(prefill).toMatchObject({ name: "María", typed: { email, postal_code: "93702", country: "US" } });
  expect(Object.keys(prefill!.typed)).not.toContain("phone");
  expect(Object.keys(prefill!.typed).filter((name) => /opt_in|public/.test(name))).toEqual([]);

  expect(await findPrefill(token, other.id, now)).toBeNull();
  expect(await findPrefill(token, petition.id, days(31))).toBeNull();
  expect(await findPrefill(await issue("confirm"), petition.id, now)).toBeNull();

  await eraseSupporter(supporterId, { now });
  expect(await findPrefill(token, petition.id, now)).toBeNull();
});
