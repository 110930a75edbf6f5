import { Link } from "@remix-run/react";
import { regionName } from "#app/geography/states.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { detailsFields } from "#app/supporters/ui/details-form.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { TwoUp } from "#app/ui/form-frame.tsx";
import { SelectField, TextField } from "#app/ui/text-field.tsx";
import type { PanelSupporter } from "../find-panel-supporter.server.ts";

/** What is known of somebody. */
export function FactsPanel({ supporter, timeZone }: { supporter: PanelSupporter; timeZone: string }) {
  const t = useT("segments");
  const language = useLanguage();
  const { region, country } = supporter;
  const place = [
    supporter.streetAddress,
    [supporter.town, region && (regionName(country, region) ?? region), supporter.postalCode]
      .filter(Boolean)
      .join(", "),
    country === "US" ? null : country,
  ].filter(Boolean);
  const suppressed = supporter.suppression ? t(`reason.${supporter.suppression.reason}`) : null;
  const facts = [
    { key: "email", name: t("one.email"), value: supporter.email },
    { key: "others", name: t("one.otherAddresses"), value: supporter.otherAddresses.join(", ") },
    { key: "stopped", name: t("one.mailStopped"), value: suppressed },
    { key: "phone", name: t("one.phone"), value: supporter.phone },
    { key: "place", name: t("one.place"), value: place.join(" · ") },
    { key: "language", name: t("one.language"), value: t(`chip.language.${supporter.language}`) },
    { key: "since", name: t("one.since"), value: formatInstant(supporter.createdAt, timeZone, language) },
    {
      key: "last",
      name: t("list.last"),
      value: supporter.lastActionAt && formatInstant(supporter.lastActionAt, timeZone, language),
    },
  ];
  return (
    <Panel title={t("one.facts")} span={7}>
      <Facts facts={facts.filter(({ value }) => value)} />
    </Panel>
  );
}

type EditProps = {
  supporter: PanelSupporter;
  errors: Record<string, string>;
  typed: Record<string, string> | null;
  /** Who has the address that was typed. */
  otherId: string | null;
  /** Named by the server: a browser may know other names for them, and another order. */
  countries: { code: string; name: string }[];
};

/** Puts right what we know of somebody. */
export function EditSupporterPanel({ supporter, errors, typed, otherId, countries }: EditProps) {
  const t = useT("segments");
  const own = useT("supporters");
  const field = (name: keyof typeof detailsFields) => ({
    name,
    label: own(`preferences.field.${detailsFields[name]}`),
    defaultValue: typed?.[name] ?? supporter[detailsFields[name]] ?? "",
    error: errors[name],
  });
  return (
    <Panel title={t("one.edit")} span={7} id="edit">
      <AdminForm intent="edit" errors={errors} submit={t("one.save")}>
        {otherId ? (
          <p>
            <Link to={`/admin/supporters/${otherId}`}>{t("one.seeOther")}</Link>
          </p>
        ) : null}
        <TextField
          name="email"
          type="email"
          label={t("one.email")}
          hint={t("one.emailHint")}
          defaultValue={typed?.email ?? supporter.email ?? ""}
          error={errors.email}
          required
        />
        <TwoUp>
          <TextField {...field("given_name")} required />
          <TextField {...field("family_name")} />
        </TwoUp>
        <TextField {...field("phone")} type="tel" />
        <TextField {...field("street_address")} />
        <TwoUp>
          <TextField {...field("locality")} />
          <TextField {...field("region")} />
        </TwoUp>
        <TwoUp>
          <TextField {...field("postal_code")} />
          <SelectField
            {...field("country")}
            options={countries.map(({ code, name }) => ({ value: code, text: name }))}
          />
        </TwoUp>
        <SelectField
          name="language"
          label={t("one.language")}
          defaultValue={typed?.language ?? supporter.language}
          options={(["en", "es"] as const).map((value) => ({ value, text: t(`chip.language.${value}`) }))}
        />
      </AdminForm>
    </Panel>
  );
}
