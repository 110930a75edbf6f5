import { expect, test } from "vitest";
import { auditPage } from "#app/audit/audit-queries.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { invalidateSignature } from "#tests/factories/judge-signature.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { commentsPage, countWaitingComments } from "./comment-queries.server.ts";
import { judgeComments } from "./moderate-comments.server.ts";
import { signPetition } from "./sign-petition.server.ts";
import { approvedComments } from "./signer-queries.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

async function comment(petitionId: string, text: string, minutes = 0, change = {}) {
  const signature = newSignature(petitionId, { comment: text, signedAt: at(minutes), ...change });
  await signPetition(signature);
  return signature.id;
}

const texts = (page: { comments: { text: string }[] }) => page.comments.map(({ text }) => text);

test("comments wait oldest first, page by page and back, until they are judged", async () => {
  const { id, campaignId } = await createPetition();
  const { actor } = await createActor({ role: "moderator" });
  const filter = { state: "waiting" as const, campaigns: [campaignId] };
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5]) ids.push(await comment(id, `Words ${n}`, n));

  const first = await commentsPage(filter, "en", { limit: 2 });
  expect(texts(first)).toEqual(["Words 1", "Words 2"]);
  expect(first.previous).toBeNull();
  const second = await commentsPage(filter, "en", { limit: 2, after: first.next });
  expect(texts(second)).toEqual(["Words 3", "Words 4"]);
  expect(texts(await commentsPage(filter, "en", { limit: 2, after: second.next }))).toEqual(["Words 5"]);
  const back = await commentsPage(filter, "en", { limit: 2, before: second.previous });
  expect(texts(back)).toEqual(["Words 1", "Words 2"]);
  expect(back.previous).toBeNull();

  const changed = await judgeComments({ ids: [ids[0]!, ids[2]!], verdict: "approved" }, { actor, now });
  expect(changed.map(({ was }) => was)).toEqual(["waiting", "waiting"]);
  expect(texts(await commentsPage(filter, "en"))).toEqual(["Words 2", "Words 4", "Words 5"]);
  expect(texts(await commentsPage({ ...filter, state: "approved" }, "en"))).toEqual(["Words 3", "Words 1"]);
  expect((await approvedComments(id)).comments.map(({ text }) => text)).toEqual(["Words 3", "Words 1"]);
  expect(await countWaitingComments([campaignId])).toBe(3);
});

test("a judgement is taken back, and the trail names the petition and never the words", async () => {
  const { id, campaignId } = await createPetition();
  const { actor } = await createActor({ role: "moderator" });
  const one = await comment(id, "Secret words");
  await judgeComments({ ids: [one], verdict: "rejected" }, { actor, now });
  expect(await countWaitingComments([campaignId])).toBe(0);
  await judgeComments({ ids: [one], verdict: "waiting" }, { actor, now });
  expect(await countWaitingComments([campaignId])).toBe(1);
  expect(await judgeComments({ ids: [one], verdict: "waiting" }, { actor, now })).toEqual([]);

  const { lines } = await auditPage({ subjectId: id });
  expect(lines.map(({ what }) => what)).toEqual(["petition.comments-put-back", "petition.comments-rejected"]);
  expect(lines[0]).toMatchObject({ campaignId, after: { comments: 1, signatures: [one] } });
  expect(JSON.stringify(lines)).not.toContain("Secret");
});

test("who is held to a campaign judges no other's comments", async () => {
  const mine = await createPetition();
  const other = await createPetition();
  const { actor } = await createActor({ role: "moderator", campaigns: [mine.campaignId] });
  const ids = [await comment(mine.id, "Mine"), await comment(other.id, "Another's")];
  const changed = await judgeComments({ ids, verdict: "approved" }, { actor, now });
  expect(changed).toEqual([{ id: ids[0], was: "waiting" }]);
  expect(await countWaitingComments([other.campaignId])).toBe(1);
});

test("the comment of an invalid signature waits for nobody", async () => {
  const { id, campaignId } = await createPetition();
  await invalidateSignature(await comment(id, "Bought words"));
  expect(await countWaitingComments([campaignId])).toBe(0);
  expect(texts(await commentsPage({ state: "waiting", campaigns: [campaignId] }, "en"))).toEqual([]);
});

test("comments are narrowed by the signer's language", async () => {
  const { id, campaignId } = await createPetition();
  await comment(id, "English");
  await comment(id, "Español", 1, { language: "es" });
  const filter = { state: "waiting" as const, campaigns: [campaignId], language: "es" as const };
  expect(texts(await commentsPage(filter, "en"))).toEqual(["Español"]);
});

test("the queue says of a comment where it comes from as the public page will", async () => {
  const { id, campaignId } = await createPetition();
  await comment(id, "Words", 0, { locality: null, region: "CA", countedPostalCode: "90012", country: "US" });
  const { comments } = await commentsPage({ state: "waiting", campaigns: [campaignId] }, "en");
  expect(comments).toMatchObject([{ place: "Los Angeles, CA" }]);
});
