import { z } from "zod";

/** What staff enter about an answer. Messages are error codes. */
export const AnswerForm = z
  .object({
    body: z.string().trim().min(1, "required").max(10_000, "long"),
    on: z.iso.date("day"),
    public: z.string().optional(),
  })
  .transform(({ body, on, public: shown }) => ({ body, on, isPublic: shown === "on" }));

export type AnswerInput = z.output<typeof AnswerForm>;
