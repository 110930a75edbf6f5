import { z } from "zod";

const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

/** The days whose deposits are asked for. Messages are codes: `errors.<code>` of the locale `deposits`. */
export const DepositForm = z
  .object({ from: z.iso.date("day"), to: z.iso.date("day") })
  .refine(({ from, to }) => from <= to, { message: "order", path: ["to"] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * DAY_MS, {
    message: "long",
    path: ["to"],
  });
