import { beforeAll, expect, test } from "vitest";
import { commentsPage } from "#app/petitions/comment-queries.server.ts";
import { signPetition } from "#app/petitions/sign-petition.server.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { newSignature } from "#tests/factories/new-signature.ts";
import { openPanel } from "./panel-requests.fixture.ts";
import { readFlash } from "./staff-cookies.server.ts";

let ask: Awaited<ReturnType<typeof openPanel>>;
beforeAll(async () => {
  ask = await openPanel();
});

const flashOf = (response: Response) => {
  const cookie = response.headers.get("Set-Cookie")!.split(";")[0]!;
  return readFlash(new Request("http://panel.test", { headers: { Cookie: cookie } }))!;
};

test("taking back puts each comment where it was, also one that a colleague had judged meanwhile", async () => {
  const { id, campaignId } = await createPetition();
  const { cookie } = await createActor({ role: "moderator" });
  const ids: string[] = [];
  for (const comment of ["One", "Two"]) {
    const row = newSignature(id, { comment });
    await signPetition(row);
    ids.push(row.id);
  }
  const post = async (fields: [string, string][]) =>
    flashOf(await ask("/admin/comments", { method: "POST", cookie, fields }));
  const inState = async (state: "waiting" | "approved" | "rejected") =>
    (await commentsPage({ state, campaigns: [campaignId] }, "en")).comments.map(({ text }) => text).sort();

  await post([["one", `approved:${ids[0]}`]]);
  // A tab that still shows both as waiting hides them.
  const hidden = await post([["verdict", "rejected"], ...ids.map((one): [string, string] => ["ids", one])]);
  expect(hidden.text).toBe("2 comments are hidden.");
  expect(await inState("rejected")).toEqual(["One", "Two"]);
  const back = hidden.undo!.fields.back as string[];
  const undone = await post(back.map((each): [string, string] => ["back", each]));
  expect(undone.text).toBe("2 comments are what they were.");
  expect(await inState("approved")).toEqual(["One"]);
  expect(await inState("waiting")).toEqual(["Two"]);
  expect((await post([["verdict", "rejected"]])).tone).toBe("bad");
});
