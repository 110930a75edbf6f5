import { listPages } from "./list-pages.mjs";
import { line, median } from "./measure.mjs";

/** A request is short: of a few in turns the one in the middle stands for its round. */
const TURNS = 3;
const MOST = 2;

/** Goal 7: every list, filter, count and search of the panel with a hundred times as many people. */
export async function listGoals(panels, { rounds }) {
  const pages = { small: await listPages(panels.small), large: await listPages(panels.large) };
  const names = Object.keys(pages.small).filter((name) => pages.small[name] && pages.large[name]);
  const left = Object.keys({ ...pages.small, ...pages.large }).filter((name) => !names.includes(name));
  if (left.length > 0) console.log(`  without a page at one of the sizes: ${left.join(", ")}`);
  const seen = names.map((name) => ({ name, small: [], large: [], ratios: [] }));
  for (const each of seen) await inTurns(each.name);
  for (let round = 0; round < rounds; round += 1) {
    for (const each of seen) {
      const { small, large } = await inTurns(each.name);
      each.small.push(small);
      each.large.push(large);
      each.ratios.push(large / small);
    }
  }
  const lines = seen.map(toLine).sort((a, b) => b.ratio - a.ratio);
  print(lines);
  const slow = lines.filter(({ ratio }) => ratio > MOST);
  const worst = lines[0];
  return [
    line(
      7,
      `${lines.length} lists, filters, searches and reports at 1,000,000 supporters to the same at 10,000`,
      `≤ ${MOST} × each`,
      slow.length === 0 ? `${worst.ratio.toFixed(2)} × at most` : `${slow.length} of them above`,
      slow.length === 0,
      `slowest of them "${worst.name}", ${worst.small.toFixed(0)} ms and ${worst.large.toFixed(0)} ms`,
    ),
  ];

  async function inTurns(name) {
    const times = { small: [], large: [] };
    for (let turn = 0; turn < TURNS; turn += 1) {
      const order = turn % 2 ? ["large", "small"] : ["small", "large"];
      for (const size of order) times[size].push(await panels[size].time(pages[size][name]));
    }
    return { small: median(times.small), large: median(times.large) };
  }
}

const toLine = ({ name, small, large, ratios }) => ({
  name,
  small: median(small),
  large: median(large),
  ratio: median(ratios),
});

function print(lines) {
  console.log("\n     10,000  1,000,000  ratio");
  for (const { name, small, large, ratio } of lines) {
    const cells = [`${small.toFixed(1)} ms`.padStart(11), `${large.toFixed(1)} ms`.padStart(11)];
    console.log(`${cells.join("")}${ratio.toFixed(2).padStart(7)}  ${ratio > MOST ? "NO " : "   "} ${name}`);
  }
}
