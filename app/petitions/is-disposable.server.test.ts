import { expect, test } from "vitest";
import { isDisposable } from "./is-disposable.server.ts";

test.each(["x@mailinator.com", "x@sub.mailinator.com", "x@Mailinator.com"])("%s lasts minutes", (email) => {
  expect(isDisposable(email)).toBe(true);
});

// All of them stand in the list, since somebody once registered them.
test.each(["rosa@gmial.com", "rosa@hotmial.com", "rosa@hotmai.com", "rosa@gamil.com"])(
  "%s is a slip of the finger",
  (email) => {
    expect(isDisposable(email)).toBe(false);
  },
);

test.each(["x@yopmail.com", "x@spymail.com", "x@tmail.com", "x@gmailot.com", "x@mailedu.edu.pl"])(
  "%s resembles a real mailbox and is none",
  (email) => {
    expect(isDisposable(email)).toBe(true);
  },
);
