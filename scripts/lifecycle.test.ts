import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";

/** Runs work that never ends in a process of its own, and stops it once it is under way. */
async function exitCodeOf(options: string): Promise<number | null> {
  const lifecycle = JSON.stringify(new URL("./lifecycle.mjs", import.meta.url).href);
  const script = `
    const { runScript } = await import(${lifecycle});
    await runScript(async () => {
      console.log("under way");
      await new Promise((done) => setTimeout(done, 60_000));
    }${options});`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { NODE_ENV: "test", PATH: process.env.PATH },
  });
  await once(child.stdout!, "data");
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  return code;
}

test("a server that is stopped ends well; checks that are stopped did not pass", async () => {
  const [server, checks] = await Promise.all([exitCodeOf(""), exitCodeOf(", { interrupted: 130 }")]);
  expect({ server, checks }).toEqual({ server: 0, checks: 130 });
});
