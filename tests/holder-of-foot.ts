import { findMailHolder } from "#app/supporters/mail-choices.server.ts";

/** Whose choices the link at the foot of a mail opens, by their id; undefined where there is none that opens any. */
export async function holderOfFoot(text: string, now: Date): Promise<string | undefined> {
  const token = /\/preferences\/([\w-]{20,})/.exec(text)?.[1];
  return token && (await findMailHolder(token, { now }))?.id;
}
