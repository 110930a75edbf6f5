import { z } from "zod";
import { languages } from "#app/i18n/language.ts";
import { deliverableEmail } from "#app/mail/canonical-email.ts";
import { passwordProblem } from "./password-rule.ts";
import { roles } from "./permissions.ts";

// The messages are codes: the pages have the words.
const name = z.string({ error: "required" }).trim().min(1, "required").max(100, "too-long");
const secret = z.string({ error: "required" }).min(1, "required").max(1_000, "long");
const email = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .max(254, "email")
  .refine((text) => text === "" || deliverableEmail(text) !== null, "email")
  .transform((text) => deliverableEmail(text) ?? text);
const language = z.enum(languages, { error: "unknown" });
const ids = z.array(z.uuid({ error: "unknown" }));

export const SignInForm = z.object({
  email: z.string({ error: "required" }).trim().min(1, "required").max(254, "email"),
  password: secret,
});
export const CodeForm = z.object({
  code: z.string({ error: "required" }).trim().min(1, "required").max(40, "wrong"),
});
export const ForgotForm = z.object({ email });

/** A new password, judged by whose it is going to be. */
export function newPasswordForm(whose: { email: string; name: string }) {
  return z.object({ password: secret }).superRefine(({ password }, context) => {
    const problem = passwordProblem(password, whose);
    if (problem) context.addIssue({ code: "custom", path: ["password"], message: problem });
  });
}

export const SetUpForm = z.object({ name, email, password: secret }).superRefine(judged);

/** Name and password of somebody who was invited at this address. */
export function acceptForm(invitedEmail: string) {
  return z
    .object({ name, password: secret })
    .superRefine((input, context) => judged({ ...input, email: invitedEmail }, context));
}

function judged(
  input: { name: string; email: string; password: string },
  context: z.core.$RefinementCtx,
): void {
  const problem = passwordProblem(input.password, input);
  if (problem) context.addIssue({ code: "custom", path: ["password"], message: problem });
}

const campaigns = ids.transform((chosen) => (chosen.length > 0 ? chosen : null));

/** `campaigns` is a list field: nothing chosen means all. */
export const InviteForm = z.object({
  email,
  name,
  role: z.enum(roles, { error: "required" }),
  language,
  campaigns,
});
export const AccessForm = z.object({ role: z.enum(roles, { error: "required" }), campaigns });

const zones = new Set([...Intl.supportedValuesOf("timeZone"), "UTC"]);

export const ProfileForm = z.object({
  name,
  language,
  timeZone: z.string({ error: "required" }).refine((zone) => zones.has(zone), "time-zone"),
  toldOfMoves: z
    .string()
    .optional()
    .transform((ticked) => ticked !== undefined),
});

/** For changing one's own password. */
export function changePasswordForm(whose: { email: string; name: string }) {
  return z.object({ current: secret, next: secret }).superRefine(({ next }, context) => {
    const problem = passwordProblem(next, whose);
    if (problem) context.addIssue({ code: "custom", path: ["next"], message: problem });
  });
}
