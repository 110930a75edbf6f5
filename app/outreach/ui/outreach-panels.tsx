import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { chambersOf, houseName } from "#app/officials/houses.ts";
import { PetitionBadge } from "#app/petitions/ui/petition-badge.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Confirm } from "#app/ui/admin/confirm.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { StanceWord } from "#app/ui/position-ledger.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { PanelOutreach } from "../panel-outreach.server.ts";
import type { Somewhere, TriedTargets } from "../try-targets.server.ts";

type Of = { page: PanelOutreach; mayEdit: boolean };

/** Says that a page goes on asking at a stage its measure has left, and lets it follow again. */
export function HeldPanel({ page, mayEdit }: Of) {
  const t = useT("outreach");
  if (page.heldAt === null) return null;
  return (
    <Panel title={t("shifts.heldTitle")}>
      <p>{t("shifts.heldText", { stage: page.heldAt, now: page.measureAt ?? t("shifts.nowhere") })}</p>
      {mayEdit ? <AdminForm intent="follow" submit={t("shifts.follow")} look="two" /> : null}
    </Panel>
  );
}

/** Opens and closes a page, and removes one that nobody has used. */
export function StatePanel({ page, mayEdit, errors }: Of & { errors: Record<string, string> }) {
  const t = useT("outreach");
  const next = { draft: ["open"], open: ["closed", "draft"], closed: ["open"] } as const;
  return (
    <Panel title={t("panel.state")}>
      <p>
        <PetitionBadge status={page.status} /> {t(`states.${page.status}`)}
      </p>
      {mayEdit
        ? next[page.status].map((status, at) => (
            <AdminForm
              key={status}
              intent="status"
              submit={t(`to.${status}`)}
              look={at === 0 ? "key" : "two"}
              errors={at === 0 ? errors : {}}
            >
              <input type="hidden" name="status" value={status} />
            </AdminForm>
          ))
        : null}
      {mayEdit ? (
        <Confirm summary={t("panel.remove")}>
          <p>{t("panel.removeText")}</p>
          <AdminForm intent="remove" submit={t("panel.remove")} look="two" />
        </Confirm>
      ) : null}
    </Panel>
  );
}

type TryProps = {
  page: PanelOutreach;
  /** What was typed; null: nothing was asked. */
  where: Somewhere | null;
  tried: TriedTargets | null;
};

/** Whom the page asks of somebody in a district, as it stands now. */
export function TryPanel({ page, where, tried }: TryProps) {
  const t = useT("outreach");
  const language = useLanguage();
  const campaigns = useT("campaigns");
  const body = page.measure?.body ?? "US";
  const unknown = tried && "unknown" in tried ? tried.unknown : null;
  const field = (name: keyof Somewhere, label: string) => ({
    name,
    label,
    id: `try-${name}`,
    defaultValue: where?.[name] ?? "",
    error: unknown === name ? t("try.unknown") : undefined,
    maxLength: 40,
    short: true,
  });
  return (
    <Panel title={t("try.title")} span={5} id="try">
      <p className="adm-hint">{t("try.hint")}</p>
      <AdminForm method="get" action="#try" submit={t("try.button")} look="two">
        {body === "US" ? (
          <>
            <TextField {...field("state", t("try.state"))} maxLength={2} required />
            <TextField
              {...field("lower", t("try.district", { house: houseName("US", "lower", language) }))}
            />
          </>
        ) : (
          chambersOf(body).map((chamber) => (
            <TextField
              key={chamber}
              {...field(chamber, t("try.district", { house: houseName(body, chamber, language) }))}
            />
          ))
        )}
        <input type="hidden" name="try" value="1" />
      </AdminForm>
      {tried && "targets" in tried ? (
        <>
          {tried.targets.length === 0 ? <p>{t("try.nobody")}</p> : null}
          {tried.by === "fallback" && tried.targets.length > 0 ? <p>{t("try.fallback")}</p> : null}
          <ul className="adm-rows">
            {tried.targets.map(({ name, title, stance }) => (
              <li key={name + title}>
                <span>
                  <b>{name}</b>, {title}
                </span>
                <StanceWord stance={stance} text={campaigns(`positions.stance.${stance}`)} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}
