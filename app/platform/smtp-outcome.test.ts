import { expect, test } from "vitest";
import { failedOutcome } from "./smtp-outcome.ts";

const failure = (command: string, response?: string, code?: string) =>
  Object.assign(new Error("failed"), {
    command,
    code,
    ...(response && { response, responseCode: Number(response.slice(0, 3)) }),
  });

test.each([
  ["RCPT TO", "550 5.1.1 no such user", "bounced"],
  ["RCPT TO", "550 no such user", "bounced"],
  ["RCPT TO", "550 5.2.1 mailbox disabled", "bounced"],
  ["RCPT TO", "552 5.2.2 mailbox full", "refused"],
  ["RCPT TO", "550 5.7.1 relaying denied", "refused"],
  ["DATA", "554 5.6.0 malformed", "refused"],
  ["DATA", "550 5.1.1 no such user", "bounced"],
  ["RCPT TO", "451 4.7.1 greylisted", "retry"],
  ["DATA", "452 4.3.1 queue full", "retry"],
  ["DATA", "503 bad sequence", "retry"],
  ["RCPT TO", "421 closing", "away"],
  ["MAIL FROM", "550 5.7.1 sender refused", "away"],
  ["AUTH PLAIN", "535 5.7.8 bad credentials", "away"],
  ["CONN", "554 no service", "away"],
])("%s answered %s is %s", (command, response, outcome) => {
  expect(failedOutcome(failure(command, response), command === "DATA").outcome).toBe(outcome);
});

test("a lost connection hides an accepted message only after its last byte", () => {
  const lost = failure("CONN", undefined, "ECONNECTION");
  expect(failedOutcome(lost, true).outcome).toBe("unknown");
  expect(failedOutcome(lost, false).outcome).toBe("away");
});

test("an answer is an answer, also when the connection is lost with it", () => {
  expect(failedOutcome(failure("DATA", "421 4.3.2 shutting down"), true).outcome).toBe("away");
});
