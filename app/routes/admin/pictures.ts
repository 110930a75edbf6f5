import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { LARGEST_PICTURE, panelUpload } from "#app/http/panel-upload.server.ts";
import { deed, requireStaff } from "#app/http/require-staff.server.ts";
import { picturesPage } from "#app/media/picture-queries.server.ts";
import { storePicture } from "#app/media/store-picture.server.ts";

/** The campaign that the editor who asks works for. */
function campaignOf(value: string | null): string | null {
  return value && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value) ? value : null;
}

// GET /admin/pictures?before=…: pictures uploaded before, as JSON, for the editor
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.edit");
  const before = args.context.visit.query.get("before");
  return Response.json(await picturesPage({ campaigns: actor.campaigns, before }));
}

// POST /admin/pictures: one picture, answered with what is stored, as JSON, for the editor
export async function action(args: ActionFunctionArgs) {
  await requireStaff(args, "content.edit");
  const { fields, files, errors } = await panelUpload(args, { limit: LARGEST_PICTURE });
  const campaignId = campaignOf(fields.get("campaign"));
  const actor = await requireStaff(args, "content.edit", campaignId);
  if (errors.file) return Response.json({ ok: false, error: errors.file }, { status: 422 });
  if (!files.file) return Response.json({ ok: false, error: "picture-broken" }, { status: 422 });
  const alt = fields.get("alt") ?? "";
  const result = await storePicture(files.file, { ...deed(actor, args), alt, campaignId });
  return Response.json(result, { status: result.ok ? 200 : 422 });
}
