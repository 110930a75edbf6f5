import { expect, test } from "vitest";
import { createPetition } from "#tests/factories/create-petition.ts";
import { findPetition } from "./petition-queries.server.ts";
import type { SignedCookie } from "./sign-from-form.server.ts";
import { thanksView } from "./thanks-view.server.ts";

async function signerOf(confirmation: "email" | "none", change: Partial<SignedCookie>) {
  const { slug } = await createPetition({ confirmation });
  const petition = (await findPetition(slug, "en"))!;
  const cookie = { slug, givenName: "Rosa", shareCode: "abcdefgh", email: "rosa@example.org", ...change };
  return (await thanksView(petition, cookie, { language: "en" })).signer!;
}

test("who mistyped the mail's domain is told which address was probably meant", async () => {
  expect(await signerOf("email", { email: "rosa@gmial.com" })).toMatchObject({ meant: "rosa@gmail.com" });
  expect(await signerOf("email", {})).toMatchObject({ meant: null });
});

test("nobody is asked to sign again whose signature counts already", async () => {
  expect(await signerOf("none", { email: "rosa@gmial.com" })).toMatchObject({ meant: null });
  expect(await signerOf("email", { email: "", confirmed: true })).toMatchObject({ meant: null });
});
