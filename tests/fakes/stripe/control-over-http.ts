import type { ServerResponse } from "node:http";
import type { Control } from "./control.ts";
import { Fault } from "./faults.ts";

/** `/_fake/<verb>`: the control for those in another process, with one object as JSON in and JSON out. */
export async function answerControl(
  control: Control,
  pathname: string,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const name = pathname.slice("/_fake/".length);
  const verb = Object.hasOwn(control, name) ? control[name as keyof Control] : null;
  if (!verb) return say(response, 404, { error: `Verbs are: ${Object.keys(control).join(", ")}.` });
  try {
    const given = body === "" ? {} : JSON.parse(body);
    const result = await (verb as (given: object) => unknown)(given);
    say(response, 200, result ?? {});
  } catch (error) {
    if (error instanceof SyntaxError) return say(response, 400, { error: "Not JSON." });
    if (!(error instanceof Fault)) throw error;
    say(response, error.status, error.body());
  }
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}
