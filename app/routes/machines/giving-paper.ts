import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { findPaper } from "#app/donations/paper-link.server.ts";
import { neverKept } from "#app/http/cache-headers.ts";
import { pdfResponse } from "#app/http/pdf-response.ts";
import { localPath } from "#app/i18n/language.ts";

// GET /giving/papers/:token: a receipt or a statement, to whoever holds its link; where it opens nothing any more, the way to
// a fresh one.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { visit } = context;
  const paper = await findPaper(params.token!, visit);
  if (paper) return pdfResponse(paper);
  return redirect(localPath(visit.language, "/giving?lost=paper"), { status: 303, headers: neverKept });
}
