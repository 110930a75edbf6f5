import { z } from "zod";

// The messages are codes: the pages have the words.
export const SegmentName = z.object({
  name: z.string().trim().min(1, "required").max(100, "too-long"),
});
export const TagName = z.object({ name: z.string().trim().min(1, "required").max(60, "too-long") });
export const NoteText = z.object({
  text: z
    .string()
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(1, "required").max(5_000, "too-long")),
});
