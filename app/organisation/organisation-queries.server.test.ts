import { beforeEach, expect, test } from "vitest";
import { prisma } from "#app/platform/db.server.ts";
import { forgetOrganisation, getOrganisation } from "./organisation-queries.server.ts";

beforeEach(async () => {
  await prisma.organisation.deleteMany();
  forgetOrganisation();
});

test("a database without an organisation still has something to show", async () => {
  expect(await getOrganisation("es")).toMatchObject({ name: "Groundswell", language: "es" });
});

test("its words come in the language asked for, else in the one there is", async () => {
  await prisma.organisation.create({
    data: {
      contactEmail: "hello@example.org",
      mailFrom: "news@example.org",
      postalAddress: "1 Example Street",
      paper: "#FCF9F1",
      ink1: "#26235F",
      ink2: "#F9AE1B",
      motif: "no-such-drawing",
      translations: {
        create: {
          language: "en",
          name: "River / Coalition",
          headline: "Water",
          about: "Us.",
          footer: "Never sold.",
        },
      },
    },
  });
  expect(await getOrganisation("es")).toMatchObject({
    name: "River / Coalition",
    language: "en",
    contactEmail: "hello@example.org",
    motif: "sun",
    inks: { pull3: null },
  });
});

test("an edit shows within a second", async () => {
  await getOrganisation("en");
  await prisma.organisation.create({
    data: {
      contactEmail: "hello@example.org",
      mailFrom: "news@example.org",
      postalAddress: "",
      paper: "#FCF9F1",
      ink1: "#26235F",
      ink2: "#F9AE1B",
      motif: "sun",
      translations: { create: { language: "en", name: "River", headline: "", about: "", footer: "" } },
    },
  });
  expect((await getOrganisation("en")).name).toBe("Groundswell");
  await new Promise((resolve) => setTimeout(resolve, 1050));
  expect((await getOrganisation("en")).name).toBe("River");
});
