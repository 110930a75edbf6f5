import { createHash } from "node:crypto";
import { AmountsVariant } from "#app/platform/prisma/enums.ts";

/**
 * Which set of amounts a form shows: half of all forms the one, half the other, by the form's own token. Nothing of a visitor
 * goes into it and nothing is kept of one; a form that comes back brings its set along. A page that is kept for everybody for a
 * second shows all of them the same.
 */
export const variantOf = (formToken: string): AmountsVariant =>
  createHash("sha256").update(formToken).digest()[0]! % 2 === 0 ? AmountsVariant.a : AmountsVariant.b;
