import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test("what a spreadsheet would run is defused; amounts, also negative ones, stay numbers", () => {
  expect(csvLine(["=1+1", "+1", "@home", "-1+1", "-cmd"])).toBe("'=1+1,'+1,'@home,'-1+1,'-cmd\r\n");
  expect(csvLine(["-12.50", "0.30", 7, null, 'say "so", then'])).toBe(
    '-12.50,0.30,7,,"say ""so"", then"\r\n',
  );
});
