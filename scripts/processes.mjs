import { execFileSync } from "node:child_process";
import fs from "node:fs";

/** When a process started, as the system tells it; with the pid this names a process for good. Null if it is gone. */
export function processStamp(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold spaces; after it come the state and, as field 22 of proc(5), the start time.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const isDead = fields[0] === "Z" || fields[0] === "X"; // gone, but its parent has not asked yet
    return isDead ? null : (fields[19] ?? null);
  } catch {
    if (process.platform === "linux") return null;
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/** Whether the process that wrote this note still runs. */
export function isAlive({ pid, stamp }) {
  return stamp !== null && processStamp(pid) === stamp;
}
