import type { IncomingMessage } from "node:http";
import type { Visit } from "#app/platform/visit.ts";
import { findActor } from "#app/staff/sessions.server.ts";
import { readSessionCookie } from "./staff-cookies.server.ts";

/** Whether a request comes from somebody who is signed in to the panel: only they may fill the disk. */
export async function mayUpload({ headers }: IncomingMessage, visit: Visit): Promise<boolean> {
  const token = readSessionCookie({ headers: new Headers({ Cookie: headers.cookie ?? "" }) });
  const { address, userAgent, now } = visit;
  return token !== null && (await findActor(token, { address, userAgent }, { now })) !== null;
}
