import { expect, test } from "vitest";
import { findPetition } from "#app/petitions/petition-queries.server.ts";
import { campaignPicture, sharePictureHref } from "#app/print/share-picture-href.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { loader } from "./og-mail.ts";

function asked(slug: string, query = "") {
  const request = new Request(`http://localhost:3000/og/mail/${slug}.png${query}`);
  return loader({ params: { slug }, request, context: {} as never });
}

test.each(["live", "won"] as const)(
  "the head of a mail is drawn while the campaign is %s",
  async (status) => {
    const closedAt = status === "won" ? new Date("2013-01-20T08:00:00Z") : null;
    const { slug } = await createPetition({ status, closedAt });
    const { campaign } = (await findPetition(slug, "es"))!;
    const href = sharePictureHref({ kind: "mail", slug }, campaignPicture(campaign, "es"));
    const answer = await asked(slug, new URL(href, "http://localhost").search);
    expect(answer.headers.get("Content-Type")).toBe("image/png");
    expect(answer.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
    const png = Buffer.from(await answer.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([960, 448]);
    const outdated = await asked(slug, "?lang=es&v=1");
    expect(outdated.headers.get("Cache-Control")).toBe("public, max-age=300");
  },
);

test("there is none for a draft or for what does not exist", async () => {
  const { slug } = await createPetition({ status: "draft" });
  for (const missing of [slug, "no-such-petition"]) {
    await expect(asked(missing)).rejects.toMatchObject({ status: 404 });
  }
});
