import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "./environment.mjs";
import { isAlive, processStamp } from "./processes.mjs";

const NOTE = path.join(ROOT, ".preparing.json");
const LOOK_EVERY_MS = 250;

/**
 * Does work that must not run twice at once in one clone, such as installing and building: a second start waits,
 * and then finds it done. A note left by a process that was killed counts for nothing.
 */
export async function alone(work) {
  while (!claim()) await sleep(LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    fs.rmSync(NOTE, { force: true });
  }
}

function claim() {
  try {
    fs.writeFileSync(NOTE, JSON.stringify({ pid: process.pid, stamp: processStamp(process.pid) }), {
      flag: "wx",
    });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  const note = readNote();
  if (note && !isAlive(note)) fs.rmSync(NOTE, { force: true });
  return false;
}

function readNote() {
  try {
    return JSON.parse(fs.readFileSync(NOTE, "utf8"));
  } catch {
    return null; // removed this very moment, or not yet written
  }
}
