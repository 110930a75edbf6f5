import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { panelMeta } from "#app/http/panel-meta.ts";
import { LARGEST_CSV, panelUpload } from "#app/http/panel-upload.server.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { importsPage } from "#app/imports/import-queries.server.ts";
import { storeUpload } from "#app/imports/store-upload.server.ts";
import { ImportsTable } from "#app/imports/ui/imports-table.tsx";
import { UploadForm } from "#app/imports/ui/upload-form.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel, Panels } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("imports", (t) => t("title"));

// GET /admin/imports
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "supporters.import");
  const { query } = args.context.visit;
  const { imports, next, previous } = await importsPage({
    after: query.get("after"),
    before: query.get("before"),
  });
  return {
    imports,
    pages: {
      next: next && `/admin/imports?after=${next}`,
      previous: previous && `/admin/imports?before=${previous}`,
    },
    timeZone: actor.timeZone,
  };
}

// POST /admin/imports: a file
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "supporters.import");
  const { files, errors } = await panelUpload(args, { limit: LARGEST_CSV });
  const refuse = (code: string) => data({ errors: { file: code } }, { status: 422 });
  if (errors.file) return refuse(errors.file);
  if (!files.file) return refuse("file-needed");
  const result = await storeUpload(files.file, deed(actor, args));
  if (result.outcome !== "stored") return refuse(result.outcome);
  const t = translator(actor.language, "imports");
  return done(`/admin/imports/${result.id}`, { text: t("flash.uploaded", { name: files.file.fileName }) });
}

export default function ImportsRoute() {
  const { imports, pages, timeZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("imports");
  return (
    <>
      <PageHead title={t("title")} hint={t("hint")} />
      <Panels>
        <Panel title={t("upload.title")} span={12}>
          <UploadForm errors={reply?.errors ?? {}} />
        </Panel>
        <Panel title={t("list.title")} span={12}>
          <ImportsTable imports={imports} pages={pages} timeZone={timeZone} />
        </Panel>
      </Panels>
    </>
  );
}
