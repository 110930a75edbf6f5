import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { PreviewFrame } from "#app/campaigns/ui/preview-frame.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { previewHref } from "#app/http/preview.server.ts";
import { lackingFor, type PreviewedPage } from "#app/http/preview-lacks.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { isLanguage, languages } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { findPanelPost } from "#app/news/panel-posts.server.ts";
import { panelPetitions } from "#app/petitions/panel-petition.server.ts";
import { useFieldLabel } from "#app/revisions/ui/use-field-label.ts";
import { can } from "#app/staff/permissions.ts";
import { EmptyState } from "#app/ui/admin/admin-table.tsx";
import { PageHead } from "#app/ui/admin/page-head.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";

export const meta = panelMeta("content", (t) => t("preview.title"));

const widths = ["phone", "desktop"] as const;

// GET /admin/campaigns/:campaign/preview: the public pages as they will be, drafts too
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireStaff(args, "content.read", args.params.campaign);
  const campaign = await findPanelCampaign(args.params.campaign, actor.language);
  if (!campaign) throw notFound("page");
  const { query, now } = args.context.visit;
  const t = translator(actor.language, "content");
  const asked = query.get("page") ?? "";
  const [petitions, post] = await Promise.all([
    panelPetitions(campaign.id, actor.language),
    // Of the many posts only the one that is asked for.
    findPanelPost({ id: asked, campaignId: campaign.id }, actor.language),
  ]);
  const hub = `/campaigns/${campaign.slug}`;
  const pages: PreviewedPage[] = [
    { key: "hub", name: t("preview.hub"), path: hub },
    { key: "news", name: t("tabs.news"), path: `${hub}/news` },
    ...(post ? [{ key: post.id, name: post.name, path: `${hub}/news/${post.slug}`, post }] : []),
    ...petitions.flatMap((petition) => {
      const { id, name, slug } = petition;
      const thanks = t("preview.thanks", { name });
      return [
        { key: id, name, path: `/petitions/${slug}`, petition },
        { key: `thanks-${id}`, name: thanks, path: `/petitions/${slug}/thanks`, petition },
      ];
    }),
  ];
  const page = pages.find(({ key }) => key === asked) ?? pages[0]!;
  const wished = query.get("language");
  const language = isLanguage(wished) ? wished : actor.language;
  const width = widths.find((each) => each === query.get("width")) ?? "phone";
  return {
    campaignId: campaign.id,
    lacks: await lackingFor(campaign, page, language),
    mayEdit: can(actor, "content.edit", campaign.id),
    pages: pages.map(({ key, name }) => ({ key, name })),
    chosen: { page: page.key, language, width },
    href: previewHref(page.path, language, { campaignId: campaign.id, staffId: actor.id }, now),
  };
}

type Chosen = ReturnType<typeof useLoaderData<typeof loader>>["chosen"];

export default function CampaignPreviewRoute() {
  const { campaignId, lacks, mayEdit, pages, chosen, href } = useLoaderData<typeof loader>();
  const t = useT("content");
  const common = useT("common");
  const way = (change: Partial<Chosen>) =>
    `/admin/campaigns/${campaignId}/preview?${new URLSearchParams({ ...chosen, ...change })}`;
  const open = lacks ? null : (
    <a className="button button-two" href={href} target="_blank" rel="noreferrer">
      {t("preview.open")}
    </a>
  );
  return (
    <>
      <PageHead title={t("preview.title")} hint={t("preview.hint")} actions={open} />
      <Panel title={pages.find(({ key }) => key === chosen.page)?.name}>
        <Choice
          label={t("preview.which")}
          ways={pages.map(({ key, name }) => ({
            to: way({ page: key }),
            text: name,
            on: key === chosen.page,
          }))}
        />
        <Choice
          label={common("languages")}
          ways={languages.map((language) => ({
            to: way({ language }),
            text: common(`language.${language}`),
            on: language === chosen.language,
          }))}
        />
        <Choice
          label={t("preview.width")}
          ways={widths.map((width) => ({
            to: way({ width }),
            text: t(`preview.widths.${width}`),
            on: width === chosen.width,
          }))}
        />
        {lacks ? (
          <Lacks {...lacks} mayEdit={mayEdit} />
        ) : (
          <PreviewFrame key={href} href={href} width={chosen.width} title={t("preview.title")} />
        )}
      </Panel>
    </>
  );
}

type LacksProps = { kind: string; fields: string[]; href: string; mayEdit: boolean };

/** What is to be written before there is something to look at. */
function Lacks({ kind, fields, href, mayEdit }: LacksProps) {
  const t = useT("content");
  const label = useFieldLabel(kind);
  const write = mayEdit ? (
    <Link className="button button-key" to={href}>
      {t("preview.write")}
    </Link>
  ) : null;
  return (
    <EmptyState title={t("preview.lacks")} action={write}>
      <p>{fields.length > 0 ? t("preview.lacksText") : t("preview.lacksPost")}</p>
      <ul>
        {fields.map((field) => (
          <li key={field}>{label(field)}</li>
        ))}
      </ul>
    </EmptyState>
  );
}

function Choice({ label, ways }: { label: string; ways: { to: string; text: string; on: boolean }[] }) {
  return (
    <nav className="adm-tabs" aria-label={label}>
      <ul>
        {ways.map(({ to, text, on }) => (
          <li key={to}>
            <Link to={to} aria-current={on ? "page" : undefined} preventScrollReset>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
