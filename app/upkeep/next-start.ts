const MINUTE = 60_000;
/** The longest pause between two starts that is looked for, in minutes: a month and a day. */
const MOST = 32 * 24 * 60;

/** When a job of this pattern starts next after an instant; null when that is not within a month. Cron's five fields, UTC. */
export function nextStart(pattern: string, after: Date): Date | null {
  const fields = pattern.trim().split(/\s+/);
  let at = Math.floor(after.getTime() / MINUTE) * MINUTE;
  for (let tried = 0; tried < MOST; tried += 1) {
    at += MINUTE;
    if (matches(fields, new Date(at))) return new Date(at);
  }
  return null;
}

function matches(fields: string[], at: Date): boolean {
  const values = [
    at.getUTCMinutes(),
    at.getUTCHours(),
    at.getUTCDate(),
    at.getUTCMonth() + 1,
    at.getUTCDay(),
  ];
  return values.every((value, index) => fits(fields[index] ?? "*", value));
}

/** A field: "*", "*\/5", "8", "1-5", or several of these with commas between. */
function fits(field: string, value: number): boolean {
  return field.split(",").some((part) => {
    const [range = "*", step = "1"] = part.split("/");
    const [from, to] = range === "*" ? [0, 59] : range.split("-").map(Number);
    const last = to ?? (part.includes("/") ? 59 : from!);
    return value >= from! && value <= last && (value - from!) % Number(step) === 0;
  });
}
