import { expect, test } from "vitest";
import { paceKeeper } from "./pace.ts";
import { troubleWatch } from "./trouble.ts";

/** Sends as much as may go every 20 ms for some seconds; tells how many of each lane went. */
function sendFor(seconds: number, keeper: ReturnType<typeof paceKeeper>, wants: string[]) {
  const sent: Record<string, number> = {};
  for (let now = 0; now <= seconds * 1_000; now += 20) {
    for (const lane of wants) {
      const free = keeper.free(lane, now);
      keeper.take(lane, free, now);
      sent[lane] = (sent[lane] ?? 0) + free;
    }
  }
  return sent;
}

test("no more goes than a second allows, and a mail house gets no more than its share", () => {
  const keeper = paceKeeper({ perSecond: 50, lanePerSecond: 20, leftToday: null });
  const { google, "": others } = sendFor(10, keeper, ["google", ""]);
  expect(google).toBeGreaterThanOrEqual(195);
  expect(google).toBeLessThanOrEqual(205);
  expect(google! + others!).toBeGreaterThanOrEqual(495);
  expect(google! + others!).toBeLessThanOrEqual(511);
});

test("less than one a second is waited for, and a pause saves up no more than a second's worth", () => {
  const keeper = paceKeeper({ perSecond: 5, lanePerSecond: 5, leftToday: null });
  expect(sendFor(1, keeper, [""])[""]).toBeLessThanOrEqual(6);
  expect(keeper.free("", 60_000)).toBe(5);
});

test("the day's measure ends it, and what was given back counts again", () => {
  const keeper = paceKeeper({ perSecond: 100, lanePerSecond: 100, leftToday: 30 });
  keeper.take("", 20, 0);
  keeper.giveBack("", 5, 0);
  const { "": sent } = sendFor(5, keeper, [""]);
  expect(sent).toBe(15);
  expect(keeper.isDayFull()).toBe(true);
});

test("three refusals in four stop a blast, not before forty were tried, and not because of some", () => {
  const watch = troubleWatch();
  for (let n = 0; n < 39; n += 1) watch.note("refused");
  expect(watch.found()).toBeNull();
  watch.note("refused");
  expect(watch.found()).toBe("errors");
  const calm = troubleWatch();
  for (let n = 0; n < 400; n += 1) calm.note(n % 3 === 0 ? "refused" : "accepted");
  expect(calm.found()).toBeNull();
});

test("one address in ten that does not exist stops a blast", () => {
  const watch = troubleWatch();
  for (let n = 0; n < 200; n += 1) watch.note(n % 11 === 0 ? "bounced" : "accepted");
  expect(watch.found()).toBeNull();
  for (let n = 0; n < 30; n += 1) watch.note(n % 5 === 0 ? "bounced" : "accepted");
  expect(watch.found()).toBe("bounces");
});
