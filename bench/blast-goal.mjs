import { fork } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import PostalMime from "postal-mime";
import { onStop } from "../scripts/lifecycle.mjs";
import { letBlastGo, mailingTo, makeReaders, sinkPort, startSink } from "./blast-people.mjs";
import { interleave, line, ratioLine, ratioOf } from "./measure.mjs";
import { startHalf, withClient } from "./stage.mjs";

const PATIENCE_MS = 300_000;

/**
 * Goal 5: a blast as the worker sends it, with its audience claimed from PostgreSQL and every end recorded there, against
 * a program that composes the same words with nodemailer's pool of five and records nothing; both to one mail server.
 */
export async function blastGoal(stage, { rounds, mails }) {
  const port = await sinkPort();
  const first = path.join(stage.folder, "first.eml");
  const sink = await startSink(port, { taken: "/dev/null", moods: { later: 0, never: 0, cut: 0 }, first });
  await withClient(stage.url, (client) => makeReaders(client, mails, "goal.example"));
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  const signing = { DKIM_DOMAIN: "bench.example", DKIM_SELECTOR: "bench", DKIM_PRIVATE_KEY: pem };
  const plain = await compare("unsigned", {});
  const signed = await compare("signed with DKIM", signing);
  sink.kill();
  return [
    ratioLine(5, "a blast to nodemailer's pool of 5, unsigned", 2.5, plain.ratio),
    ratioLine(5, "the same, both signed with DKIM", 3, signed.ratio),
    line(5, "memory of the worker", "told", `${Math.round(signed.peakMb)} MB at most`, true, "VmHWM"),
  ];

  async function compare(what, env) {
    const worker = startHalf(mailingTo(port, stage, env), "worker");
    await blast(stage, mails);
    const control = await startComposer(port, env.DKIM_PRIVATE_KEY);
    const { html, text } = await PostalMime.parse(fs.readFileSync(first));
    const contenders = {
      ours: () => blast(stage, mails),
      control: () => control.run({ html, text, count: mails }),
    };
    const seen = await interleave(contenders, rounds);
    const peakMb =
      Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${worker.pid}/status`, "utf8"))[1]) / 1_024;
    await worker.stop();
    control.stop();
    const ratio = ratioOf(seen.ours, seen.control);
    console.log(`  ${what}: ${ratio.above} a second to ${ratio.below}`);
    return { ratio, peakMb };
  }
}

async function startComposer(port, key = "") {
  const file = path.join(import.meta.dirname, "mail-control.mjs");
  const child = fork(file, [`smtp://127.0.0.1:${port}`, key]);
  onStop(() => child.kill());
  const answer = () => new Promise((resolve) => child.once("message", resolve));
  await answer();
  return {
    run(task) {
      child.send(task);
      return answer();
    },
    stop: () => child.kill(),
  };
}

const ENDED = `
  select count(*)::int as sent, extract(epoch from max(sent_at) - min(claimed_at))::float8 as seconds
  from blast_delivery where blast_id = $1 and state = 'sent'`;

/** One blast to everybody, from the first claim to the last mail that was taken. */
async function blast(stage, mails) {
  return withClient(stage.url, async (client) => {
    const id = await letBlastGo(client);
    const end = performance.now() + PATIENCE_MS;
    while (performance.now() < end) {
      await pause(500);
      const { rows } = await client.query("select state::text from blast where id = $1", [id]);
      if (rows[0].state !== "sent") continue;
      const { sent, seconds } = (await client.query(ENDED, [id])).rows[0];
      if (sent !== mails) throw new Error(`${sent} of ${mails} were sent`);
      return { perSecond: sent / seconds };
    }
    throw new Error("The blast does not come to an end");
  });
}
