import { type Language, languages } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";
import type { StoredPicture } from "#app/media/picture.ts";
import { PictureField } from "#app/media/ui/picture-field.tsx";
import { AdminForm } from "#app/ui/admin/admin-form.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { Fieldset } from "#app/ui/form-frame.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/text-field.tsx";
import { legalKinds } from "../organisation.ts";
import { InkFields } from "./ink-fields.tsx";
import { VersionField } from "./version-field.tsx";

/** What the form's fields say, by their names. */
export type Filled = Record<string, string>;

type OrganisationPanelProps = {
  filled: Filled;
  version: number;
  errors: Record<string, string>;
  logo: StoredPicture | null;
  zones: string[];
  motifs: string[];
};

/** Who the organisation is: what public pages, mails and receipts say of it. */
export function OrganisationPanel({ filled, version, errors, logo, zones, motifs }: OrganisationPanelProps) {
  const t = useT("settings");
  const admin = useT("admin");
  return (
    <Panel title={t("organisation.title")}>
      <AdminForm intent="organisation" submit={admin("form.save")} errors={errors} files>
        <VersionField version={version} />
        <div className="adm-both">
          {languages.map((language) => (
            <WordFields key={language} {...{ language, filled, errors }} />
          ))}
        </div>
        <div className="adm-both">
          <ReachFields {...{ filled, errors }} />
          <RuleFields {...{ filled, errors, zones }} />
        </div>
        <PictureField
          name="logo"
          legend={t("logo.title")}
          hint={t("logo.hint")}
          picture={logo}
          errors={errors}
          described={false}
        />
        <InkFields {...{ filled, errors, motifs }} />
      </AdminForm>
    </Panel>
  );
}

type Part = Pick<OrganisationPanelProps, "filled" | "errors">;

function WordFields({ language, filled, errors }: Part & { language: Language }) {
  const t = useT("settings");
  const field = (word: string) => ({
    name: `${word}_${language}`,
    defaultValue: filled[`${word}_${language}`],
    lang: language,
    ...(errors[`${word}_${language}`] && { error: errors[`${word}_${language}`] }),
  });
  return (
    <Fieldset id={`words-${language}`} legend={t(`organisation.in.${language}`)}>
      <TextField
        {...field("name")}
        label={t("organisation.name")}
        hint={t("organisation.nameHint")}
        maxLength={120}
      />
      <TextField
        {...field("headline")}
        label={t("organisation.headline")}
        hint={t("organisation.headlineHint")}
        maxLength={120}
      />
      <TextArea {...field("about")} label={t("organisation.about")} maxLength={1_000} rows={5} />
      <TextArea
        {...field("footer")}
        label={t("organisation.footer")}
        hint={t("organisation.footerHint")}
        maxLength={600}
        rows={3}
      />
    </Fieldset>
  );
}

function ReachFields({ filled, errors }: Part) {
  const t = useT("settings");
  const admin = useT("admin");
  const field = (name: string) => ({
    name,
    defaultValue: filled[name],
    ...(errors[name] && { error: errors[name] }),
  });
  return (
    <Fieldset id="reach" legend={t("organisation.reach")}>
      <TextArea
        {...field("postal_address")}
        label={t("organisation.postalAddress")}
        hint={t("organisation.postalAddressHint")}
        maxLength={300}
        rows={3}
      />
      <TextField
        {...field("contact_email")}
        type="email"
        label={t("organisation.contactEmail")}
        maxLength={254}
      />
      <TextField
        {...field("privacy_contact")}
        type="email"
        label={t("organisation.privacyContact")}
        hint={t("organisation.privacyContactHint")}
        optional={admin("form.optional")}
        maxLength={254}
      />
      <TextArea
        {...field("social_links")}
        label={t("organisation.socialLinks")}
        hint={t("organisation.socialLinksHint")}
        optional={admin("form.optional")}
        rows={3}
        inputMode="url"
        spellCheck={false}
      />
    </Fieldset>
  );
}

function RuleFields({ filled, errors, zones }: Part & { zones: string[] }) {
  const t = useT("settings");
  const field = (name: string) => ({
    name,
    defaultValue: filled[name],
    ...(errors[name] && { error: errors[name] }),
  });
  return (
    <Fieldset id="rules" legend={t("organisation.rules")}>
      <SelectField
        {...field("legal_kind")}
        label={t("organisation.legalKind")}
        options={legalKinds.map((kind) => ({ value: kind, text: t(`legalKind.${kind}`) }))}
      />
      <SelectField
        {...field("default_language")}
        label={t("organisation.defaultLanguage")}
        hint={t("organisation.defaultLanguageHint")}
        options={languages.map((code) => ({ value: code, text: t(`organisation.language.${code}`) }))}
      />
      <TextField
        {...field("time_zone")}
        label={t("organisation.timeZone")}
        hint={t("organisation.timeZoneHint")}
        list="time-zones"
        autoComplete="off"
        required
      />
      <datalist id="time-zones">
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </Fieldset>
  );
}
