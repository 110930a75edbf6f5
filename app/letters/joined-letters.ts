import { z } from "zod";
import { LetterStatus } from "#app/platform/prisma/enums.ts";

/** What joining two people's letters did: `moved` are ids; `stopped` stay behind and do not go, with what they were. */
export const JoinedLettersSchema = z.object({
  moved: z.array(z.uuid()),
  stopped: z.array(z.object({ id: z.uuid(), status: z.enum(LetterStatus) })),
});

export type JoinedLetters = z.output<typeof JoinedLettersSchema>;
