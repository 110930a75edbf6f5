import { endChildren } from "./children.mjs";

const closers = [];
let stopping;
let interruptedAt = 0;

// npm passes Ctrl-C on to us although the terminal has done so already: that is one wish, not two.
const SAME_WISH_MS = 1_000;

/** Has `close` called when the process stops, last registered first. `urgent` ones also when it is in a hurry. */
export function onStop(close, { urgent = false } = {}) {
  closers.push({ close, urgent });
}

export function isStopping() {
  return stopping !== undefined;
}

/** Closes everything in order and ends the process. A hurried stop skips the draining. */
export function stop(code = 0, { hurried = false } = {}) {
  if (hurried) stopping = undefined;
  stopping ??= (async () => {
    endChildren();
    while (closers.length > 0) {
      const { close, urgent } = closers.pop();
      if (hurried && !urgent) continue;
      try {
        await close();
      } catch (error) {
        console.error(error);
        code ||= 1;
      }
    }
    process.exit(code);
  })();
  return stopping;
}

/** Stops on Ctrl-C, SIGTERM and a closed terminal; a second Ctrl-C does not wait for open requests. */
function stopOnSignals(code) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      const now = Date.now();
      if (!stopping) {
        interruptedAt = now;
        stop(code);
      } else if (now - interruptedAt > SAME_WISH_MS) {
        stop(code, { hurried: true });
      }
    });
  }
}

/**
 * Stops when npm is gone. A SIGTERM for `npm start` ends npm and the shell between us, and goes no further: all we
 * see of it is another parent.
 */
function stopWithoutNpm(code) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stopping) stop(code);
  }, 500).unref();
}

/**
 * Runs the work of a script; what goes wrong is one line for the operator, and everything is closed. `interrupted`:
 * the exit code when it is stopped from outside. A server that is stopped has done its work; checks have not.
 */
export async function runScript(work, { interrupted = 0 } = {}) {
  stopOnSignals(interrupted);
  stopWithoutNpm(interrupted);
  try {
    await work();
  } catch (error) {
    if (isStopping()) return;
    console.error(process.env.LOG_LEVEL === "debug" ? error : error.message);
    await stop(1);
  }
}
