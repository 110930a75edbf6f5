import { createHash } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { addToGuard } from "#app/guard/change-guard.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { unseal } from "#app/platform/secrets.server.ts";
import { currentConsents } from "#app/supporters/record-consents.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createVisit } from "#tests/factories/create-visit.ts";
import { postedForm } from "#tests/factories/posted-form.ts";
import { forgetPetitions } from "./petition-queries.server.ts";
import { challengeFor } from "./proof-of-work.server.ts";
import { type SignedCookie, signFromForm } from "./sign-from-form.server.ts";
import { resetLimits } from "./sign-limits.server.ts";
import { warmUpSigning } from "./warm-up.server.ts";

const now = new Date("2013-01-10T18:00:00Z");

beforeAll(warmUpSigning);
beforeEach(() => {
  resetLimits();
  forgetPetitions();
});

const signatureOf = (email: string) =>
  prisma.signature.findFirstOrThrow({
    where: { supporter: { emailCanonical: email } },
    include: { supporter: true },
  });

test("a good form signs, leads to the thanks page and remembers the signer for it", async () => {
  const { slug } = await createPetition();
  const form = await postedForm(slug, { email: " Ana@Example.ORG ", postal_code: "90012-1234" });
  const reply = await signFromForm(slug, form, createVisit({ path: `/petitions/${slug}` }));

  expect(reply).toMatchObject({ kind: "signed", location: `/petitions/${slug}/thanks` });
  const signature = await signatureOf("ana@example.org");
  expect(signature).toMatchObject({
    status: "counted",
    givenName: "Ana",
    postalCode: "90012",
    region: "CA",
    countyFips: "06037",
    country: "US",
    public: false,
    reasons: [],
  });
  expect(signature.supporter).toMatchObject({ email: "Ana@example.org", postalCode: "90012-1234" });
  expect(signature.addressHash).toHaveLength(16);
  const cookie = reply.kind === "signed" && unseal<SignedCookie>("signed", reply.cookie, now);
  expect(cookie).toEqual({
    givenName: "Ana",
    familyName: "Rivera",
    email: "Ana@example.org",
    postalCode: "90012-1234",
    slug,
    shareCode: signature.shareCode,
  });
});

test("what the form does not have is not taken from a post: no status, no time, no person, no count", async () => {
  const { slug } = await createPetition({ confirmation: "email" });
  const someone = "0140f5c3-5d00-7000-8000-000000000001";
  const form = await postedForm(slug, { email: "eager@example.org" });
  for (const [name, value] of Object.entries({
    id: someone,
    status: "counted",
    reasons: "",
    supporter_id: someone,
    signed_at: "2001-01-01",
    counted_at: "2001-01-01",
    shared_by_id: someone,
  }))
    form.append(name, value);
  await signFromForm(slug, form, createVisit({ path: `/petitions/${slug}`, now }));
  const signature = await signatureOf("eager@example.org");
  expect(signature).toMatchObject({ status: "pending", countedAt: null, sharedById: null, signedAt: now });
  expect([signature.id, signature.supporterId]).not.toContain(someone);
});

test("a Spanish form leads to the Spanish thanks page and keeps the language", async () => {
  const { slug } = await createPetition();
  const form = await postedForm(slug, { email: "es@example.org" }, { language: "es" });
  const reply = await signFromForm(
    slug,
    form,
    createVisit({ language: "es", path: `/es/petitions/${slug}` }),
  );
  expect(reply).toMatchObject({ location: `/es/petitions/${slug}/thanks` });
  expect(await signatureOf("es@example.org")).toMatchObject({
    language: "es",
    supporter: { language: "es" },
  });
});

test("first and repeated signature get the same answer", async () => {
  const { slug } = await createPetition();
  const form = await postedForm(slug, { email: "twice@example.org" });
  const first = await signFromForm(slug, form, createVisit());
  const second = await signFromForm(slug, form, createVisit());
  expect(Object.keys(second)).toEqual(Object.keys(first));
  const read = (reply: typeof first) =>
    reply.kind === "signed" ? unseal("signed", reply.cookie, now) : null;
  expect(read(second)).toEqual(read(first));
});

test("two hundred posts of one address at once leave one signature", async () => {
  const { id, slug } = await createPetition();
  const form = await postedForm(slug, { email: "storm@example.org" });
  const visit = createVisit();
  const replies = await Promise.all(Array.from({ length: 200 }, () => signFromForm(slug, form, visit)));
  expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(["signed"]));
  expect(await prisma.signature.count({ where: { petitionId: id } })).toBe(1);
  expect((await signatureOf("storm@example.org")).status).toBe("counted");
});

test("a petition that asks for confirmation leaves the signature waiting", async () => {
  const { slug } = await createPetition({ confirmation: "email" });
  await signFromForm(slug, await postedForm(slug, { email: "wait@example.org" }), createVisit());
  expect(await signatureOf("wait@example.org")).toMatchObject({ status: "pending", countedAt: null });
});

test("what is missing or wrong comes back with its code and all that was typed", async () => {
  const { slug } = await createPetition({ partners: ["Day Laborers"] });
  const form = await postedForm(slug, {
    given_name: "",
    email: "ana@gmial.com",
    postal_code: "K1A 0B1",
    comments: "Because.",
    opt_in: "yes",
    partner_opt_in: ["one", "two"],
  });
  const reply = await signFromForm(slug, form, createVisit());
  expect(reply).toEqual({
    kind: "invalid",
    errors: { given_name: ["required"], postal_code: ["postal.mismatch"] },
    typed: {
      family_name: "Rivera",
      email: "ana@gmial.com",
      postal_code: "K1A 0B1",
      country: "US",
      comments: "Because.",
      opt_in: "yes",
      partner_opt_in: "one,two",
    },
    suggestion: "ana@gmail.com",
  });
});

test("a mail domain that looks mistyped is no reason to refuse", async () => {
  const { slug } = await createPetition();
  const reply = await signFromForm(slug, await postedForm(slug, { email: "ana@gmial.com" }), createVisit());
  expect(reply.kind).toBe("signed");
});

test.each([
  ["missing", async () => null],
  ["forged", async () => "x".repeat(200)],
])("a %s form token asks to send the form again", async (_name, token) => {
  const { slug } = await createPetition();
  const form = await postedForm(slug, { form_token: await token() });
  expect(await signFromForm(slug, form, createVisit())).toMatchObject({
    kind: "invalid",
    errors: { form: ["form.expired"] },
  });
});

test("a form is valid for a day, more than once, and for its own petition only", async () => {
  const { slug } = await createPetition();
  const other = await createPetition();
  const old = await postedForm(slug, {}, { servedSecondsAgo: 24 * 3600 });
  expect((await signFromForm(slug, old, createVisit())).kind).toBe("signed");
  expect((await signFromForm(slug, old, createVisit())).kind).toBe("signed");
  expect((await signFromForm(other.slug, old, createVisit())).kind).toBe("invalid");
  const older = await postedForm(slug, {}, { servedSecondsAgo: 25 * 3600 });
  expect((await signFromForm(slug, older, createVisit())).kind).toBe("invalid");
});

test.each([
  ["the hidden field filled in", { website: "http://spam.example" }, 60, "honeypot"],
  ["posted at once", {}, 1, "too-fast"],
  ["a mailbox for minutes", { email: "x@mailinator.com" }, 60, "disposable"],
])("%s: the same page, held for review, not counted", async (_name, change, servedSecondsAgo, reason) => {
  const { id, slug } = await createPetition();
  const reply = await signFromForm(slug, await postedForm(slug, change, { servedSecondsAgo }), createVisit());
  expect(reply.kind).toBe("signed");
  const [signature] = await prisma.signature.findMany({ where: { petitionId: id } });
  expect(signature).toMatchObject({ status: "review", reasons: [reason] });
  expect(await prisma.signatureCountDelta.count({ where: { petitionId: id } })).toBe(0);
});

test("a mistyped mail domain is nobody's throw-away mailbox: it is not held", async () => {
  const { slug } = await createPetition();
  await signFromForm(slug, await postedForm(slug, { email: "rosa@gmial.com" }), createVisit());
  expect(await signatureOf("rosa@gmial.com")).toMatchObject({ status: "counted", reasons: [] });
});

test("many signatures from one address are held, unless work was done for them", async () => {
  const { id, slug } = await createPetition();
  const visit = createVisit();
  expect(await challengeFor(visit)).toBeNull();
  for (let n = 0; n < 60; n += 1) await signFromForm(slug, await postedForm(slug), visit);
  expect(await prisma.signature.count({ where: { petitionId: id, status: "counted" } })).toBe(60);

  await signFromForm(slug, await postedForm(slug, { email: "held@example.org" }), visit);
  expect(await signatureOf("held@example.org")).toMatchObject({
    status: "review",
    reasons: ["rate.address"],
  });

  // The library asks the clock whether a challenge has expired.
  const challenge = (await challengeFor({ ...visit, now: new Date() }))!;
  const hash = (number: number) =>
    createHash("sha256")
      .update(challenge.salt + number)
      .digest("hex");
  let number = 0;
  while (hash(number) !== challenge.challenge) number += 1;
  const proof = Buffer.from(JSON.stringify({ ...challenge, number })).toString("base64");
  await signFromForm(slug, await postedForm(slug, { email: "worked@example.org", proof }), visit);
  expect(await signatureOf("worked@example.org")).toMatchObject({ status: "counted", reasons: [] });

  // The same work again, and the same work from elsewhere, are worth nothing.
  await signFromForm(slug, await postedForm(slug, { email: "replay@example.org", proof }), visit);
  expect((await signatureOf("replay@example.org")).status).toBe("review");
}, 30_000);

test("a flood from one address is turned away with the seconds to wait", async () => {
  const { slug } = await createPetition();
  const visit = createVisit();
  const empty = new URLSearchParams();
  for (let n = 0; n < 600; n += 1) await signFromForm(slug, empty, visit);
  const reply = await signFromForm(slug, await postedForm(slug), visit);
  expect(reply.kind).toBe("too-many");
  expect(reply.kind === "too-many" && reply.retryAfter).toBeGreaterThan(0);
  expect((await signFromForm(slug, await postedForm(slug), createVisit())).kind).toBe("signed");
});

test("a country outside the petition's is refused where it can be seen", async () => {
  const { slug } = await createPetition({ countries: ["US", "MX"] });
  const reply = await signFromForm(
    slug,
    await postedForm(slug, { country: "CA", postal_code: "K1A 0B1" }),
    createVisit(),
  );
  expect(reply).toMatchObject({ kind: "invalid", errors: { country: ["country.not-allowed"] } });
  const mexican = await postedForm(slug, { country: "MX", postal_code: "06000", email: "mx@example.org" });
  expect((await signFromForm(slug, mexican, createVisit())).kind).toBe("signed");
  expect(await signatureOf("mx@example.org")).toMatchObject({
    country: "MX",
    postalCode: "06000",
    countyFips: null,
  });
});

test("a closed petition is gone, also for a form opened before", async () => {
  const { slug, campaignId } = await createPetition();
  const form = await postedForm(slug);
  await prisma.campaign.update({ where: { id: campaignId }, data: { status: "won", closedAt: now } });
  // The page's own memory still says open for up to a second.
  expect((await signFromForm(slug, form, createVisit())).kind).toBe("gone");
  forgetPetitions();
  expect((await signFromForm(slug, form, createVisit())).kind).toBe("gone");
});

test("what does not exist and what is a draft is not found", async () => {
  const { slug } = await createPetition({ status: "draft" });
  for (const unknown of [slug, "no-such-petition", "../x", "x".repeat(300)])
    expect((await signFromForm(unknown, new URLSearchParams(), createVisit())).kind).toBe("not-found");
});

test("the query of the page says who brought the signer, the form says more", async () => {
  const { slug } = await createPetition();
  await signFromForm(slug, await postedForm(slug, { email: "sharer@example.org" }), createVisit());
  const sharer = await signatureOf("sharer@example.org");
  const query = new URLSearchParams(
    `s=${sharer.shareCode}&utm_source=flyer&utm_campaign=trust&source=table&other=1&utm_x-y=2`,
  );
  const form = await postedForm(slug, {
    email: "brought@example.org",
    referrer: "https://news.example/story",
  });
  await signFromForm(slug, form, createVisit({ query }));
  expect(await signatureOf("brought@example.org")).toMatchObject({
    sharedById: sharer.id,
    utm: { utm_source: "flyer", utm_campaign: "trust" },
    source: "table",
    referrer: "https://news.example/story",
  });
});

test("consent is kept with its words; what was not asked is not there, what was left alone is no", async () => {
  const { slug } = await createPetition({
    partners: ["Day Laborers", "Lawyers"],
    fields: { phone: "optional" },
  });
  const form = await postedForm(slug, { email: "consent@example.org", opt_in: "on" });
  await signFromForm(slug, form, createVisit({ path: `/petitions/${slug}` }));
  const { supporterId } = await signatureOf("consent@example.org");
  const records = await prisma.consentRecord.findMany({ where: { supporterId }, include: { wording: true } });

  expect(records.find(({ purpose }) => purpose === "email")).toMatchObject({
    granted: true,
    language: "en",
    page: `/petitions/${slug}`,
    wording: { text: "Write to me about this.", language: "en" },
  });
  expect(
    records.filter(({ purpose }) => purpose.startsWith("partner:")).map(({ granted }) => granted),
  ).toEqual([false, false]);
  expect(records.some(({ purpose }) => purpose === "sms")).toBe(false);
  expect((await currentConsents(supporterId)).get("email")?.granted).toBe(true);
});

test("only the partners that were ticked are opted in to, and only this petition's", async () => {
  const { id, slug } = await createPetition({ partners: ["Day Laborers", "Lawyers"] });
  const [ticked] = await prisma.petitionPartner.findMany({
    where: { petitionId: id },
    orderBy: { position: "asc" },
  });
  const form = await postedForm(slug, {
    email: "partner@example.org",
    partner_opt_in: [ticked!.partnerId, "nobody"],
  });
  await signFromForm(slug, form, createVisit());
  const { supporterId } = await signatureOf("partner@example.org");
  const records = await prisma.consentRecord.findMany({ where: { supporterId, granted: true } });
  expect(records.map(({ purpose }) => purpose)).toEqual([`partner:${ticked!.partnerId}`]);
});

test("a consent is kept with the words that were read, even if they have been changed since", async () => {
  const { id, slug } = await createPetition();
  const form = await postedForm(slug, { email: "words@example.org", opt_in: "1" });
  await prisma.petitionTranslation.updateMany({
    where: { petitionId: id },
    data: { emailOptIn: "Sell my data." },
  });
  forgetPetitions();
  await signFromForm(slug, form, createVisit());
  const { supporterId } = await signatureOf("words@example.org");
  expect((await currentConsents(supporterId)).get("email")?.text).toBe("Write to me about this.");
});

test("a box left alone takes back no earlier yes, and a yes waits for the confirmation", async () => {
  const one = await createPetition();
  const two = await createPetition();
  const three = await createPetition({ confirmation: "email" });
  const email = "again@example.org";
  await signFromForm(one.slug, await postedForm(one.slug, { email }), createVisit());
  const { supporterId } = await signatureOf(email);
  expect((await currentConsents(supporterId)).get("email")?.granted).toBe(false);

  await signFromForm(three.slug, await postedForm(three.slug, { email, opt_in: "on" }), createVisit());
  expect((await currentConsents(supporterId)).get("email")?.granted).toBe(false);

  const later = createVisit({ now: new Date("2013-01-11T18:00:00Z") });
  await signFromForm(
    two.slug,
    await postedForm(two.slug, { email, opt_in: "on" }, { now: later.now }),
    later,
  );
  expect((await currentConsents(supporterId)).get("email")?.granted).toBe(true);
  const four = await createPetition();
  await signFromForm(four.slug, await postedForm(four.slug, { email }, { now: later.now }), later);
  expect((await currentConsents(supporterId)).get("email")?.granted).toBe(true);
});

test("nothing is kept of a field that the petition does not ask", async () => {
  const { slug } = await createPetition({ fields: { comments: "hidden", public: "hidden" } });
  const form = await postedForm(slug, {
    email: "hidden@example.org",
    street_address: "1 Main St",
    phone: "+12135550100",
    comments: "Hello",
    public: "on",
  });
  await signFromForm(slug, form, createVisit());
  const signature = await signatureOf("hidden@example.org");
  expect(signature).toMatchObject({ comment: null, public: false });
  expect(signature.supporter).toMatchObject({ streetAddress: null, phone: null });
});

test("a sign-up from a blocked domain is caught, and its signer cannot tell", async () => {
  const { slug } = await createPetition();
  const { actor } = await createActor();
  const entry = { list: "block_domain" as const, values: ["spam.example"], reason: "Bots", expiresAt: null };
  await addToGuard(entry, { actor, now });
  const reply = await signFromForm(
    slug,
    await postedForm(slug, { email: "bot@spam.example" }),
    createVisit(),
  );
  expect(reply).toMatchObject({ kind: "signed", location: `/petitions/${slug}/thanks` });
  expect(await signatureOf("bot@spam.example")).toMatchObject({
    status: "review",
    reasons: ["blocked.domain"],
  });
});
