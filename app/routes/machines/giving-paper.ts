import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPaper } from "#app/donations/paper-link.server.ts";
import { pdfResponse } from "#app/http/pdf-response.ts";
import { notFound } from "#app/http/refusals.ts";

// GET /giving/papers/:token: a receipt or a statement, to whoever holds its link.
export async function loader({ params, context }: LoaderFunctionArgs) {
  const paper = await findPaper(params.token!, context.visit);
  if (!paper) throw notFound("link");
  return pdfResponse(paper);
}
