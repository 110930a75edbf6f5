import { spawn } from "node:child_process";

const running = new Set();

/**
 * Runs a program to its end. `quiet` keeps its output back and shows it only when it fails.
 * Errors: an Error that names the program when it exits with anything but 0.
 */
export function runChild(command, args, { quiet = false, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", quiet ? "pipe" : "inherit", quiet ? "pipe" : "inherit"],
      env: { ...process.env, ...env },
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve();
      if (quiet) process.stderr.write(output);
      reject(new Error(`${[command, ...args].join(" ")} ended with ${signal ?? code}`));
    });
  });
}

/** Ends what still runs, for a stop in the middle of preparing. */
export function endChildren() {
  for (const child of running) child.kill("SIGTERM");
}
