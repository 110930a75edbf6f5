/**
 * `node bench/card-testing.mjs --site=… --stripe=… [--addresses=200] [--patient] [--tries=2]`: somebody who has stolen cards
 * posts the form of the demo's fundraising page twenty times a second for half a minute, from one address or from many
 * (`TRUST_PROXY=1`), and tries cards on every page at Stripe that opens; all of them are refused. `--patient` comes back
 * after a wait. Prints what was let through, what was refused and how, and when the brake came.
 *
 * The site is one of its own, started anew for each run: `FAKE_STRIPE=1 TRUST_PROXY=1 npm run dev`, which says where both are.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    site: { type: "string" },
    stripe: { type: "string" },
    slug: { type: "string", default: "fund-the-trust-act" },
    addresses: { type: "string", default: "1" },
    tries: { type: "string", default: "2" },
    patient: { type: "boolean", default: false },
  },
});
const { site, stripe, slug, patient } = values;
const addresses = Number(values.addresses);
const tries = Number(values.tries);
const PER_SECOND = 20;
const SECONDS = 30;
/** A form may not come back sooner than a person fills it in. */
const FILL_IN_MS = 2_500;

const words = JSON.parse(readFileSync(new URL("../app/locales/en/donations.json", import.meta.url), "utf8"));
const answers = { wait: words.wait.title, many: words.many.title, braked: words.braked.title };

/** Of the page, what a form posts along unseen, and the smallest amount that it takes. */
async function fillIn() {
  const html = await (await fetch(`${site}/donate/${slug}`)).text();
  const token = /name="form_token" value="([^"]+)"/.exec(html)[1];
  const least = /from \$([\d.]+) to/.exec(html)[1];
  await pause(FILL_IN_MS);
  return { token, least };
}

const seen = { "let through": 0, "cards tried": 0 };
const count = (what) => {
  seen[what] = (seen[what] ?? 0) + 1;
};
let begun = 0;
let brakedAfter = null;

function formOf({ token, least }, wait) {
  const id = randomUUID().slice(0, 8);
  const fields = { amount_other: least, currency: "USD", interval: "once", form_token: token };
  const person = { given_name: "Ana", family_name: "Alba", email: `${id}@example.org`, postal_code: "94110" };
  return new URLSearchParams({ ...fields, ...person, ...(wait && { wait }) });
}

async function post(form, address, wait) {
  const reply = await fetch(`${site}/donate/${slug}`, {
    method: "POST",
    redirect: "manual",
    headers: { "X-Forwarded-For": address, Origin: site },
    body: formOf(form, wait),
  });
  const body = await reply.text();
  if (reply.status === 303) return tryCards(reply.headers.get("Location"));
  const kind = Object.keys(answers).find((each) => body.includes(answers[each]));
  count(kind ? `${reply.status} ${kind}` : String(reply.status));
  if (kind === "braked") brakedAfter ??= (performance.now() - begun) / 1_000;
  if (kind !== "wait" || !patient || wait) return;
  await pause(Number(reply.headers.get("Retry-After")) * 1_000 + 100);
  await post(form, address, /name="wait" value="([^"]+)"/.exec(body)[1]);
}

async function tryCards(url) {
  count("let through");
  const session = url.split("/").at(-1);
  for (let n = 0; n < tries; n += 1) {
    const card = { fingerprint: randomUUID() };
    const reply = await fetch(`${stripe}/_fake/decline`, {
      method: "POST",
      body: JSON.stringify({ session, code: "card_declined", card }),
    });
    count(reply.ok ? "cards tried" : "cards refused a page");
    await pause(500);
  }
}

const form = await fillIn();
// A site in development is slow until it has answered once.
await fetch(`${site}/donate/${slug}`, { method: "POST", body: formOf(form), headers: { Origin: site } });
begun = performance.now();
const posts = [];
for (let n = 0; n < PER_SECOND * SECONDS; n += 1) {
  const place = n % addresses;
  const address = addresses === 1 ? "203.0.113.7" : `198.${18 + (place >> 8)}.${place & 255}.9`;
  posts.push(post(form, address));
  await pause(Math.max(begun + ((n + 1) * 1_000) / PER_SECOND - performance.now(), 0));
}
await Promise.all(posts);
console.table({ ...seen, "brake after": brakedAfter === null ? "never" : `${brakedAfter.toFixed(1)} s` });
