/**
 * `npm run bench [-- --quick] [-- --only=1,3]`: the speed goals, each against a control that runs in turns with it.
 * Only ratios count; the absolute figures beside them move with the machine.
 */
import os from "node:os";
import { prepareEnvironment } from "../scripts/environment.mjs";
import { ensureInstalled } from "../scripts/install.mjs";
import { runScript, stop } from "../scripts/lifecycle.mjs";

const LIMITS = {
  thorough: { rounds: 5, seconds: 3, longSeconds: 20 },
  quick: { rounds: 2, seconds: 1.5, longSeconds: 8 },
};

await runScript(async () => {
  prepareEnvironment();
  await ensureInstalled();
  const { openStage } = await import("./stage.mjs");
  const { rounds, seconds, longSeconds } = process.argv.includes("--quick") ? LIMITS.quick : LIMITS.thorough;
  const only = process.argv
    .find((word) => word.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const run = `b${Date.now().toString(36)}`;
  const goals = {
    "1,2": async (stage) => (await import("./sign-goals.mjs")).signGoals(stage, { rounds, seconds, run }),
    3: async (stage) => (await import("./page-goals.mjs")).pageGoals(stage, { rounds, seconds }),
    4: async (stage) => (await import("./crash-goal.mjs")).crashGoal(stage, { seconds: longSeconds, run }),
    5: async (stage) =>
      (await import("./blast-goal.mjs")).blastGoal(stage, { rounds, mails: rounds > 2 ? 6_000 : 3_000 }),
    6: async (stage) => (await import("./look-up-goal.mjs")).lookUpGoal(stage, { rounds, seconds }),
    "7,8,audience": async (stage) => (await import("./million.mjs")).millionGoals(stage, { rounds, only }),
    9: async (stage) =>
      (await import("./browser-goal.mjs")).browserGoal(stage, { rounds: Math.min(rounds, 3), run }),
    blast: async (stage) => (await import("./blast-trial.mjs")).blastTrial(stage),
    pace: async (stage) => (await import("./pace-trial.mjs")).paceTrial(stage),
    gifts: async (stage) => (await import("./gifts-trial.mjs")).giftsTrial(stage),
  };

  console.log(
    `Node ${process.versions.node}, ${os.cpus().length} processors, ${rounds} rounds of ${seconds} s`,
  );
  const stage = await openStage();
  const lines = [];
  for (const [numbers, measure] of Object.entries(goals)) {
    if (only && !numbers.split(",").some((number) => only.includes(number))) continue;
    const found = await measure(stage);
    for (const { number, what, reached } of found) console.log(`  goal ${number}: ${what}: ${reached}`);
    lines.push(...found);
  }
  print(lines);
  await stop(lines.every(({ met }) => met) ? 0 : 1);
});

function print(lines) {
  const cells = [["Goal", "What", "Must be", "Is", "Met", "From"]];
  for (const { number, what, goal, reached, met, detail } of lines) {
    cells.push([String(number), what, goal, reached, met ? "yes" : "NO", detail]);
  }
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  console.log(
    `\n${cells
      .map((row) =>
        row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join("  ")
          .trimEnd(),
      )
      .join("\n")}\n`,
  );
}
