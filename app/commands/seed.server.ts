import { seedDemo } from "../../prisma/seed/seed.server.ts";
import { readFacts } from "./facts.server.ts";
import { DONE, FAILED, type Print } from "./print.ts";

/**
 * Loads the demo campaign. Returns the exit code: a database that holds something already is left alone,
 * which is a failure only for somebody who asked for the demo.
 */
export async function seed({ ifEmpty }: { ifEmpty: boolean }, print: Print): Promise<number> {
  // Whoever tries the demo looks for their own officials, too.
  await readFacts(undefined, { ifNew: true }, print);
  const result = await seedDemo({ now: new Date() });
  if (result.seeded) {
    print(`The demo is loaded: ${result.signatures.toLocaleString("en-US")} signatures.`);
    return DONE;
  }
  if (ifEmpty) return DONE;
  print("The database is not empty, so the demo was not loaded.");
  return FAILED;
}
