import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { createSupporter } from "./create-supporter.ts";

let made = 0;

type Given = Partial<Prisma.LetterUncheckedCreateInput> & { pageId: string; officialId: string };

/** A letter by mail, confirmed and in the queue, from somebody of its own unless told otherwise. */
export async function createLetter(given: Given) {
  made += 1;
  const at = new Date(Date.parse("2026-11-30T18:00:00Z") + made * 1_000);
  return prisma.letter.create({
    data: {
      supporterId: given.supporterId ?? (await createSupporter()).id,
      way: "mail",
      status: "queued",
      address: `office-${process.pid}@assembly.example`,
      signedBy: "María Villaseñor",
      place: "Fresno, CA 93702",
      subject: "Please vote yes",
      body: "I teach on this street.\n\nPlease vote yes.",
      language: "en",
      writtenAt: at,
      confirmedAt: at,
      ...given,
    },
  });
}
