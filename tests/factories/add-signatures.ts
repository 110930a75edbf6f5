import { v7 as newId } from "uuid";
import { prisma } from "#app/platform/db.server.ts";
import type { Prisma } from "#app/platform/prisma/client.ts";
import { createSupporter } from "./create-supporter.ts";

type Given = Partial<Prisma.SignatureCreateManyInput> & { givenName: string };

/** Signatures of a petition, each by a supporter of its own: counted in January 2013, one after the other. */
export async function addSignatures(petitionId: string, signatures: Given[]): Promise<void> {
  for (const [place, given] of signatures.entries()) {
    const supporter = await createSupporter();
    const at = new Date(Date.UTC(2013, 0, 2, 8, 0, place));
    await prisma.signature.create({
      data: {
        id: newId(),
        petitionId,
        supporterId: supporter.id,
        status: "counted",
        familyName: "Person",
        public: true,
        country: "US",
        language: "en",
        shareCode: newId().slice(-10),
        signedAt: at,
        countedAt: given.status && given.status !== "counted" ? null : at,
        ...given,
      },
    });
  }
}
