import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { readCaptured } from "#app/mail/captured-mail.server.ts";

const uuidForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A mail is somebody else's page: nothing in it runs, opens, posts or reads a cookie, also outside its frame. */
const POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

// GET /admin/settings/outbox/:mail/body: what stands in the frame of a captured mail
export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args, "mail.outbox");
  const id = args.params.mail ?? "";
  const captured = uuidForm.test(id) ? await readCaptured(id) : null;
  if (!captured?.message.html) throw notFound("page");
  return new Response(captured.message.html, {
    headers: { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY },
  });
}
