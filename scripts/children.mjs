import { spawn } from "node:child_process";

const running = new Set();

const KEPT = 20_000;

/**
 * Runs a program to its end. `quiet` keeps its output back and shows it only when it fails; `kept` shows it and keeps the
 * end of it for the error.
 * Errors: an Error that names the program when it exits with anything but 0, with the end of what it said as `output`.
 */
export function runChild(command, args, { quiet = false, kept = false, env } = {}) {
  return new Promise((resolve, reject) => {
    const io = quiet || kept ? "pipe" : "inherit";
    const child = spawn(command, args, { stdio: ["ignore", io, io], env: { ...process.env, ...env } });
    running.add(child);
    let output = "";
    const hear = (text) => {
      output = kept ? (output + text).slice(-KEPT) : output + text;
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", hear);
    if (kept) {
      child.stdout.pipe(process.stdout, { end: false });
      child.stderr.pipe(process.stderr, { end: false });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve();
      if (quiet) process.stderr.write(output);
      const error = new Error(`${[command, ...args].join(" ")} ended with ${signal ?? code}`);
      reject(Object.assign(error, { output }));
    });
  });
}

/** Ends what still runs, for a stop in the middle of preparing. */
export function endChildren() {
  for (const child of running) child.kill("SIGTERM");
}
