import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Delivery, MOST_PICTURES } from "#app/deliveries/delivery.ts";
import { DeliveryForm } from "#app/deliveries/delivery-form.ts";
import { findDelivery } from "#app/deliveries/delivery-queries.server.ts";
import { findPackOffice, officeIn } from "#app/deliveries/pack-office.server.ts";
import { recordDelivery, removeDelivery } from "#app/deliveries/record-delivery.server.ts";
import { RecordPanel } from "#app/deliveries/ui/record-panel.tsx";
import { useDeliveryErrors } from "#app/deliveries/ui/use-delivery-errors.ts";
import { dayOf } from "#app/http/board-deeds.server.ts";
import { campaignIdOf } from "#app/http/campaign-id.ts";
import { panelMeta } from "#app/http/panel-meta.ts";
import { LARGEST_PICTURE, panelUpload } from "#app/http/panel-upload.server.ts";
import { parsePanelForm } from "#app/http/read-panel-form.ts";
import { notFound } from "#app/http/refusals.ts";
import { deed, done, requireStaff } from "#app/http/require-staff.server.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StoredPicture } from "#app/media/picture.ts";
import { type PictureForm, takePicture } from "#app/media/take-picture.server.ts";
import { petitionCount, petitionsOf } from "#app/petitions/petition-queries.server.ts";
import type { Deed } from "#app/staff/actor.ts";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { plainHeadline } from "#app/ui/headline.ts";

export const meta = panelMeta("deliveries", (t) => t("record.title"));

// GET /admin/campaigns/:campaign/delivery/:delivery; "new" for one that is not recorded yet
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const id = campaignIdOf(args.params);
  const asked = args.params.delivery!;
  const delivery = asked === "new" ? null : await findDelivery(asked, id, actor.language);
  if (asked !== "new" && !delivery) throw notFound("page");
  const petitions = await petitionsOf(id, actor.language);
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: actor.timeZone }).format(args.context.visit.now);
  const [first] = petitions;
  const office = await findPackOffice(
    delivery ? delivery.officeId : args.context.visit.query.get("office"),
    dayOf(args),
  );
  // How many of an office's constituents had signed when its pack was made, the pack says.
  const counted = first && !delivery && !office ? await petitionCount(first.id) : 0;
  return {
    id,
    isNew: !delivery,
    office: office && officeIn(office, actor.language),
    petitions: petitions.map((petition) => ({ id: petition.id, title: plainHeadline(petition.title) })),
    fields: delivery
      ? fieldsOf(delivery)
      : {
          on: today,
          ...(counted > 0 && { signatures: String(counted) }),
          ...(office && { to_en: office.addressees.en, to_es: office.addressees.es }),
        },
    pictures: delivery?.pictures ?? [],
    today,
  };
}

function fieldsOf({ petitionId, deliveredOn, signatures, shown, words }: Delivery): Record<string, string> {
  const { en, es } = words;
  return {
    petition: petitionId,
    on: deliveredOn,
    signatures: String(signatures),
    shown: shown ? "on" : "",
    by_en: en?.by ?? "",
    by_es: es?.by ?? "",
    to_en: en?.to ?? "",
    to_es: es?.to ?? "",
    answer_en: en?.answer ?? "",
    answer_es: es?.answer ?? "",
  };
}

// POST: records or changes it (`record`), or removes the record (`remove`)
export async function action(args: ActionFunctionArgs) {
  const actor = await requireStaff(args, "content.edit", args.params.campaign);
  const campaignId = campaignIdOf(args.params);
  const id = args.params.delivery === "new" ? null : args.params.delivery!;
  const upload = await panelUpload(args, { limit: LARGEST_PICTURE });
  const here = `/admin/campaigns/${campaignId}/delivery`;
  const t = translator(actor.language, "deliveries");
  if (upload.fields.get("intent") === "remove") {
    const result = await removeDelivery({ campaignId, id: id ?? "" }, deed(actor, args));
    if (result.outcome === "not-found") throw notFound("page");
    return done(here, { text: t("record.removed") });
  }
  const form = parsePanelForm(upload.fields, DeliveryForm);
  const taken = await takePictures(upload, campaignId, deed(actor, args));
  const refuse = (errors: Record<string, string>) =>
    data({ errors, typed: Object.fromEntries(upload.fields), pictures: taken.pictures }, { status: 422 });
  if (!form.ok) return refuse({ ...form.errors, ...taken.errors });
  if (Object.keys(taken.errors).length > 0) return refuse(taken.errors);
  const pictures = taken.pictures.filter((picture) => picture !== null);
  const result = await recordDelivery({ campaignId, id }, { ...form.input, pictures }, deed(actor, args));
  if (result.outcome === "not-found") throw notFound("page");
  if (result.outcome === "future") return refuse({ on: "future" });
  return done(here, { text: t(result.outcome === "recorded" ? "record.saved" : "record.changed") });
}

async function takePictures(upload: PictureForm, campaignId: string, { actor, now }: Deed) {
  const pictures: (StoredPicture | null)[] = [];
  let errors: Record<string, string> = {};
  for (let place = 1; place <= MOST_PICTURES; place++) {
    const taken = await takePicture(upload, `picture${place}`, { actor, now, campaignId });
    pictures.push(taken.picture);
    if (!taken.ok) errors = { ...errors, ...taken.errors };
  }
  return { pictures, errors };
}

export default function CampaignDeliveryRecordRoute() {
  const { id, isNew, office, petitions, fields, pictures, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const t = useT("deliveries");
  const errors = useDeliveryErrors()(reply?.errors);
  return (
    <>
      <PageHead title={t(isNew ? "record.title" : "record.edit")} />
      <RecordPanel
        campaignId={id}
        office={office}
        petitions={petitions}
        fields={reply?.typed ?? fields}
        pictures={reply?.pictures ?? pictures}
        errors={errors}
        today={today}
      />
      {isNew ? null : (
        <Confirm summary={t("record.remove")}>
          <AdminForm intent="remove" submit={t("record.remove")} look="two" />
        </Confirm>
      )}
    </>
  );
}
