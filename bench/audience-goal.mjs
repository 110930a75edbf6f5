import { setTimeout as pause } from "node:timers/promises";
import { letBlastGo } from "./blast-people.mjs";
import { line, median } from "./measure.mjs";
import { startHalf, withClient } from "./stage.mjs";

const PATIENCE_MS = 900_000;
const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;

/** What counting the audience of a blast costs at a million supporters, with every reason to leave somebody out; and freezing it. */
export async function audienceGoal(stage, panel, { rounds }) {
  const { campaign, draft } = await withClient(panel.url, draftToEverybody);
  const counting = [];
  for (let round = 0; round < rounds; round += 1)
    counting.push(await panel.time(`/admin/campaigns/${campaign}/blasts/${draft}/count`));
  const { count } = JSON.parse(await panel.get(`/admin/campaigns/${campaign}/blasts/${draft}/count`));
  const frozen = await freeze(stage, panel.url);
  return [
    line("audience", "counted at 1,000,000", "told", seconds(median(counting)), true, JSON.stringify(count)),
    line("audience", "frozen", "told", seconds(frozen.ms), true, `${frozen.rows} rows in one transaction`),
  ];
}

async function draftToEverybody(client) {
  const { rows } = await client.query(
    `insert into blast (id, campaign_id, name, state, audience, created_at, updated_at)
     select gen_random_uuid(), id, 'Count', 'draft', '{}', now(), now() from campaign
     where status = 'live' limit 1 returning id, campaign_id`,
  );
  return { campaign: rows[0].campaign_id, draft: rows[0].id };
}

/** Lets a blast go that is stopped before it writes to anybody, and waits for its audience. */
async function freeze(stage, url) {
  return withClient(url, async (client) => {
    await client.query("update blast_pace set per_day = 1");
    const worker = startHalf(
      { ...stage, env: { ...stage.env, DATABASE_URL: url, LOG_LEVEL: "warn" } },
      "worker",
    );
    const id = await letBlastGo(client);
    const began = performance.now();
    while (performance.now() - began < PATIENCE_MS) {
      const { rows } = await client.query("select state::text from blast where id = $1", [id]);
      if (rows[0].state !== "scheduled") break;
      await pause(100);
    }
    const ms = performance.now() - began;
    const { rows } = await client.query("select count(*)::int as n from blast_delivery where blast_id = $1", [
      id,
    ]);
    await worker.stop();
    return { ms, rows: rows[0].n };
  });
}
