import { expect, test } from "vitest";
import { shareLinks } from "./share-links.ts";

const links = shareLinks({
  title: "This time, sign it",
  text: "Governor, sign it & mean it.",
  url: "https://trust.example.org/petitions/sign-it?s=7kq2",
});

test("every link carries the sharer's code and the place it was shared", () => {
  for (const [place, link] of Object.entries(links)) {
    const decoded = decodeURIComponent(link);
    expect(decoded, place).toContain("https://trust.example.org/petitions/sign-it?s=7kq2&source=");
  }
});

test("words with an ampersand stay one parameter", () => {
  expect(new URL(links.whatsapp).searchParams.get("text")).toMatch(/^Governor, sign it & mean it\. https:/);
  expect(new URL(links.x).searchParams.get("text")).toBe("Governor, sign it & mean it.");
  expect(new URL(links.mail).searchParams.get("subject")).toBe("This time, sign it");
});
