import { expect, test } from "vitest";
import { isVisit } from "./count-visits.server.ts";
import { visitSource } from "./visit-source.ts";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

test.each([
  ["a browser", { "user-agent": firefox }, true],
  ["a browser that opens a page", { "user-agent": firefox, "sec-fetch-dest": "document" }, true],
  ["a frame on a partner's page", { "user-agent": firefox, "sec-fetch-dest": "iframe" }, true],
  ["the browser within an app", { "user-agent": `${firefox} Telegram-Android/10.1` }, true],
  ["a script of a page", { "user-agent": firefox, "sec-fetch-dest": "empty" }, false],
  ["a page fetched ahead", { "user-agent": firefox, "sec-purpose": "prefetch;prerender" }, false],
  ["nobody in particular", {}, false],
  [
    "a crawler",
    { "user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)" },
    false,
  ],
  ["a preview of a link", { "user-agent": "facebookexternalhit/1.1" }, false],
  ["a library", { "user-agent": "python-requests/2.32" }, false],
])("%s", (_, headers, counted) => {
  expect(isVisit(headers)).toBe(counted);
});

test.each([
  ["?source=WhatsApp&s=ab12cd34ef", undefined, "whatsapp"],
  ["?utm_source=News%20letter&source=", undefined, "news letter"],
  ["?s=ab12cd34ef", "https://example.org/", "link"],
  ["?referrer=https%3A%2F%2Fwww.paper.example%2Fa", undefined, "paper.example"],
  ["", "https://www.Paper.example/story?id=1", "paper.example"],
  ["", "https://sign.example/campaigns/x", "direct"],
  ["", undefined, "direct"],
  ["?fbclid=1", "android-app://com.example", "direct"],
])("a visit to %s from %s is from %s", (search, referrer, source) => {
  expect(visitSource(search, referrer, "sign.example")).toBe(source);
});
