import { expect, test } from "vitest";
import { printable } from "#app/print/font-metrics.server.ts";
import { wrap } from "#app/print/pdf-sheet.server.ts";
import { postalLine } from "./postal-line.ts";

test("on paper no line of an address ends between state and ZIP code, however narrow it is", () => {
  for (const address of [
    "12 River Street, Suite 4, Oakland, CA 94612",
    "1 Mill Road, Salem, OR 97301-1234",
  ]) {
    const zip = /\d{5}(-\d{4})?$/.exec(address)![0];
    for (let width = 90; width < 330; width += 5) {
      const lines = wrap(printable(postalLine(address), "bold"), "bold", 10.5, width);
      expect(lines.join(" ").replaceAll("\u00a0", " ")).toBe(address);
      expect(lines.at(-1)).toMatch(new RegExp(`[A-Z]{2}\u00a0${zip}$`));
    }
  }
});

test("what only looks like it stays as it was written", () => {
  for (const address of ["Calle 5 No. 12345", "PO Box 12345, Springfield", "1 A St, Reno NV  89501x"]) {
    expect(postalLine(address)).toBe(address);
  }
});
