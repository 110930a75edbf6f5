import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { needed } from "#app/campaigns/campaign-content.ts";
import { findPanelCampaign } from "#app/campaigns/panel-campaign.server.ts";
import { findCampaignContent } from "#app/campaigns/save-campaign.server.ts";
import { PreviewFrame } from "#app/campaigns/ui/preview-frame.tsx";
import { panelMeta } from "#app/http/panel-meta.ts";
import { previewHref } from "#app/http/preview.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { requireStaff } from "#app/http/require-staff.server.ts";
import { isLanguage, type Language, languages } from "#app/i18n/language.ts";
import { translator } from "#app/i18n/translate.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import { findPanelPost } from "#app/news/panel-posts.server.ts";
import { findPanelPetition, panelPetitions } from "#app/petitions/panel-petition.server.ts";
import type { Content } from "#app/revisions/revision.ts";
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
  const pages = [
    { key: "hub", name: t("preview.hub"), path: hub },
    { key: "news", name: t("tabs.news"), path: `${hub}/news` },
    ...(post ? [{ key: post.id, name: post.name, path: `${hub}/news/${post.slug}` }] : []),
    ...petitions.flatMap(({ id, name, slug }) => [
      { key: id, name, path: `/petitions/${slug}` },
      { key: `thanks-${id}`, name: t("preview.thanks", { name }), path: `/petitions/${slug}/thanks` },
    ]),
  ];
  const page = pages.find(({ key }) => key === asked) ?? pages[0]!;
  const wished = query.get("language");
  const language = isLanguage(wished) ? wished : actor.language;
  const width = widths.find((each) => each === query.get("width")) ?? "phone";
  const shownAs = { campaign, petitions, post, page: page.key, language };
  return {
    campaignId: campaign.id,
    lacks: await lackingFor(shownAs),
    mayEdit: can(actor, "content.edit", campaign.id),
    pages: pages.map(({ key, name }) => ({ key, name })),
    chosen: { page: page.key, language, width },
    href: previewHref(page.path, language, { campaignId: campaign.id, staffId: actor.id }, now),
  };
}

type Shown = {
  campaign: { id: string; shownIn: Language[] };
  petitions: { id: string; shownIn: Language[] }[];
  post: { id: string; shownIn: Language[] } | null;
  page: string;
  language: Language;
};

/** Words without which there is no page to show, with the form that has them; null: it can be shown. */
async function lackingFor({ campaign, petitions, post, page, language }: Shown) {
  const own = `/admin/campaigns/${campaign.id}`;
  const empty = (content: Content | null | undefined, names: readonly string[]) =>
    names.map((name) => `${name}.${language}`).filter((name) => !String(content?.[name] ?? "").trim());
  if (campaign.shownIn.length === 0) {
    const fields = empty(await findCampaignContent(campaign.id), needed);
    return { kind: "campaign", fields, href: `${own}/texts` };
  }
  const petition = petitions.find(({ id }) => page.endsWith(id));
  if (petition && petition.shownIn.length === 0) {
    const found = await findPanelPetition({ id: petition.id, campaignId: campaign.id }, language);
    return {
      kind: "petition",
      fields: empty(found?.content, ["title", "target"]),
      href: `${own}/petitions/${petition.id}`,
    };
  }
  if (post && post.id === page && post.shownIn.length === 0) {
    return { kind: "post", fields: [], href: `${own}/news/${post.id}` };
  }
  return null;
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
