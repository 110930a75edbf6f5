import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPanelDonation } from "#app/donations/find-panel-donation.server.ts";
import { giftScopeOf } from "#app/donations/panel-donations.server.ts";
import { findReceiptFile } from "#app/donations/receipt-pdf.server.ts";
import { pdfResponse } from "#app/http/pdf-response.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { uuidIn } from "#app/http/uuid-in.ts";
import { isLanguage } from "#app/i18n/language.ts";

// GET /admin/donations/:donation/receipt.pdf: in the giver's language, or as ?language= asks
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "donations.read");
  const asker = { scope: giftScopeOf(actor), language: actor.language };
  const donation = await findPanelDonation(uuidIn(args.params.donation), asker);
  const wished = args.context.visit.query.get("language");
  const language = isLanguage(wished) ? wished : (donation?.language ?? actor.language);
  const file = donation && (await findReceiptFile(donation.id, { language, now: args.context.visit.now }));
  if (!file) throw notFound("page");
  return pdfResponse(file);
}
