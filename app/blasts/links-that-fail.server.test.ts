import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getSettings } from "#app/platform/settings.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { linksThatFail } from "./links-that-fail.server.ts";
import { spamWordsIn } from "./spam-words.ts";

// Somebody's site: each path answers with the status that it names.
const server = createServer((request, response) => {
  const status = Number(request.url?.slice(1));
  if (status === 301) response.setHeader("Location", "/200");
  response.statusCode = status;
  response.end("x");
});
let port: number;
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as { port: number });
});
afterAll(() => void server.close());

const site = (status: number) => `http://paper.example:${port}/${status}`;

const failing = (hrefs: string[]) =>
  linksThatFail(hrefs, "en", {
    resolve: async (host) => {
      if (host === "gone.example") throw new Error("ENOTFOUND");
      return [{ address: "127.0.0.1", family: 4 }];
    },
    alsoReach: (_, asked) => asked === port,
  });

test("a page that is missing, broken or nowhere is told; one that moved or wants no programs answers", async () => {
  const all = [200, 301, 403, 429, 404, 500].map(site);
  expect(await failing([...all, "https://gone.example/"])).toEqual([
    site(404),
    site(500),
    "https://gone.example/",
  ]);
});

test("of our own pages those fail that take nothing any more", async () => {
  const { slug } = await createPetition();
  const { APP_URL } = getSettings();
  const own = [`${APP_URL}/petitions/${slug}`, `${APP_URL}/petitions/never-was`, `${APP_URL}/privacy`];
  expect(await failing([...own, `${APP_URL}/campaigns/x/next`])).toEqual([own[1]]);
});

test.each([
  ["en", "Urgent: the winner is free", ["winner", "urgent"]],
  ["en", "A winnerless hearing on Tuesday", []],
  ["en", "Give $$$ now", ["$$$"]],
  ["es", "Última oportunidad: es gratis", ["gratis", "última oportunidad"]],
  ["es", "La audiencia es el martes", []],
] as const)("what filters hold against a subject is named: %s %s", (language, subject, words) => {
  expect(spamWordsIn(subject, language)).toEqual(words);
});
