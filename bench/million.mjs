import { audienceGoal } from "./audience-goal.mjs";
import { exportGoal } from "./export-goal.mjs";
import { fillDatabases } from "./fill.mjs";
import { listGoals } from "./list-goals.mjs";
import { openPanel } from "./panel.mjs";

const SIZES = { small: 10_000, large: 1_000_000 };

/** Goals 7 and 8 and the audience of a blast, which ask a database of a million supporters and two million signatures. */
export async function millionGoals(stage, { rounds, only }) {
  const wanted = (number) => !only || only.includes(number);
  const { small, large } = await fillDatabases(stage, wanted("7") ? SIZES : { large: SIZES.large });
  const panel = await openPanel(stage, large);
  const lines = [];
  if (wanted("7")) {
    const panels = { small: await openPanel(stage, small), large: panel };
    lines.push(...(await listGoals(panels, { rounds })));
    await panels.small.web.stop();
  }
  if (wanted("8")) lines.push(...(await exportGoal(stage, panel, { rounds: Math.min(rounds, 3) })));
  if (wanted("audience")) lines.push(...(await audienceGoal(stage, panel, { rounds })));
  await panel.web.stop();
  return lines;
}
