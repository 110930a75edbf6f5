import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LineBuffer } from "./line-buffer.server.ts";

let folder: string;
let descriptor: number;
const written = () => readFileSync(path.join(folder, "lines"), "utf8");

beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(path.join(tmpdir(), "lines-"));
  descriptor = openSync(path.join(folder, "lines"), "w");
});

afterEach(() => {
  vi.useRealTimers();
  closeSync(descriptor);
  rmSync(folder, { recursive: true });
});

test("lines are written together after a moment", () => {
  const lines = new LineBuffer(descriptor);
  lines.write("one\n");
  lines.write("two\n");
  expect(written()).toBe("");

  vi.advanceTimersByTime(200);

  expect(written()).toBe("one\ntwo\n");
});

test("many lines do not wait", () => {
  const lines = new LineBuffer(descriptor);

  for (let count = 0; count < 40; count += 1) lines.write(`${"x".repeat(999)}\n`);

  expect(written().length).toBe(30_000);
});

test("lines come out whole and in order, whatever their letters and their length", () => {
  const lines = new LineBuffer(descriptor);
  const long = `${"ñ€".repeat(40_000)}\n`;
  lines.write("Peña\n");
  lines.write(long);
  lines.write("last\n");

  lines.flush();

  expect(written()).toBe(`Peña\n${long}last\n`);
});

test("a reader that is gone ends nothing", () => {
  const lines = new LineBuffer(99_999);
  lines.write("one\n");

  expect(() => vi.advanceTimersByTime(200)).not.toThrow();
});
