import { expect, test } from "vitest";
import { timelineOf } from "#app/actions/record-actions.server.ts";
import { recordMailChoices } from "#app/actions/record-mail-choices.server.ts";
import { mailTopics } from "#app/campaigns/mail-topics.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { createCampaign } from "#tests/factories/create-campaign.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { eraseSupporter } from "./erase-supporter.server.ts";
import {
  type Chosen,
  findMailHolder,
  joinMailChoices,
  mailChoiceData,
  mailChoicesOf,
  refusedSince,
  saveMailChoices,
} from "./mail-choices.server.ts";
import { mailLinks } from "./mail-links.server.ts";
import { findPreferencesHolder } from "./preferences.server.ts";
import { findSubscription } from "./unsubscribe.server.ts";

const now = new Date("2013-01-10T18:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const choose = (supporterId: string, chosen: Partial<Chosen>, at = now) =>
  saveMailChoices(
    supporterId,
    { pace: null, campaigns: [], ...chosen },
    { now: at, alongside: (tx, changed) => recordMailChoices(tx, { supporterId, changed }, { now: at }) },
  );

test("what changes is stored with its lines of the ledger, once; what stays as it was leaves none", async () => {
  const supporter = await createSupporter();
  const [one, other] = [await createCampaign(), await createCampaign()];
  const chosen = {
    pace: "weekly" as const,
    campaigns: [
      { id: one.id, wanted: false },
      { id: other.id, wanted: true },
    ],
  };
  expect(await choose(supporter.id, chosen)).toHaveLength(2);
  expect(await choose(supporter.id, chosen, later(1))).toEqual([]);
  expect(await mailChoicesOf(supporter.id)).toEqual({ pace: "weekly", refused: [one.id] });
  // Never asked about the other one: the consent decides, and goes on deciding.
  expect(await prisma.campaignMailChoice.count({ where: { supporterId: supporter.id } })).toBe(1);
  expect(await refusedSince({ supporterId: supporter.id, campaignId: one.id })).toEqual(now);

  await choose(supporter.id, { campaigns: [{ id: one.id, wanted: true }] }, later(2));
  expect((await mailChoicesOf(supporter.id)).refused).toEqual([]);
  expect(await refusedSince({ supporterId: supporter.id, campaignId: one.id })).toBeNull();
  const lines = (await timelineOf(supporter.id)).map(({ kind, source, campaignId }) => [
    kind,
    source,
    campaignId,
  ]);
  expect(lines).toHaveLength(3);
  expect(lines).toEqual(
    expect.arrayContaining([
      ["chose", "pace:weekly", null],
      ["chose", "campaign:no", one.id],
      ["chose", "campaign:yes", one.id],
    ]),
  );
});

test("where the ledger cannot be written, nothing is chosen", async () => {
  const supporter = await createSupporter();
  const campaign = await createCampaign();
  const chosen = { pace: "urgent" as const, campaigns: [{ id: campaign.id, wanted: false }] };
  const alongside = async () => Promise.reject(new Error("the ledger is away"));
  await expect(saveMailChoices(supporter.id, chosen, { now, alongside })).rejects.toThrow("away");
  expect(await mailChoicesOf(supporter.id)).toEqual({ pace: "everything", refused: [] });
});

test("a campaign that is none is left out, and so is an erased person", async () => {
  const supporter = await createSupporter();
  expect(await choose(supporter.id, { campaigns: [{ id: crypto.randomUUID(), wanted: false }] })).toEqual([]);
  await eraseSupporter(supporter.id, { now });
  expect(await choose(supporter.id, { pace: "weekly" })).toEqual([]);
});

test("one token leaves and chooses, for as long as the mail is kept, and opens nothing else", async () => {
  const supporter = await createSupporter();
  const campaign = await createCampaign();
  const links = await mailLinks({ supporterId: supporter.id, campaignId: campaign.id }, "es", now);
  const token = /\/es\/preferences\/([\w-]+)$/.exec(links.preferences)![1]!;
  expect(links.unsubscribe).toContain(`/es/unsubscribe/${token}`);
  expect(links.preferences).not.toContain(supporter.email);
  const inAYear = { now: later(24 * 380) };
  expect(await findMailHolder(token, inAYear)).toMatchObject({ id: supporter.id });
  expect(await findSubscription(token, inAYear)).toMatchObject({ campaignId: campaign.id, stopped: false });
  expect(await findPreferencesHolder(token, { now })).toBeNull();
});

test("campaigns under way are what mailings may be about, by name in the reader's language", async () => {
  const [live, draft, won] = [
    await createCampaign({ status: "live" }),
    await createCampaign({ status: "draft" }),
    await createCampaign({ status: "won" }),
  ];
  const ids = (await mailTopics("es")).map(({ id }) => id);
  expect([live, draft, won].map(({ id }) => ids.includes(id))).toEqual([true, false, false]);
});

test("their owner is handed the choices; erasing forgets them", async () => {
  const supporter = await createSupporter();
  const campaign = await createCampaign();
  await choose(supporter.id, { pace: "urgent", campaigns: [{ id: campaign.id, wanted: false }] });
  expect(await mailChoiceData(supporter.id)).toEqual([
    { campaign: campaign.slug, wanted: false, chosenAt: now },
  ]);
  await eraseSupporter(supporter.id, { now });
  expect(await prisma.campaignMailChoice.count({ where: { supporterId: supporter.id } })).toBe(0);
  expect((await prisma.supporter.findUniqueOrThrow({ where: { id: supporter.id } })).mailPace).toBe(
    "everything",
  );
});

test("whoever two people become wants no more than either of them did", async () => {
  const [kept, gone] = [await createSupporter(), await createSupporter()];
  const [one, other] = [await createCampaign(), await createCampaign()];
  await choose(kept.id, { pace: "weekly", campaigns: [{ id: one.id, wanted: false }] });
  await choose(kept.id, { campaigns: [{ id: one.id, wanted: true }] }, later(1));
  await choose(gone.id, {
    pace: "urgent",
    campaigns: [one, other].map(({ id }) => ({ id, wanted: false })),
  });
  await prisma.$transaction((tx) => joinMailChoices(tx, { keptId: kept.id, goneId: gone.id }));
  const { pace, refused } = await mailChoicesOf(kept.id);
  expect([pace, [...refused].sort()]).toEqual(["urgent", [one.id, other.id].sort()]);
  expect((await mailChoicesOf(gone.id)).pace).toBe("urgent");
});
