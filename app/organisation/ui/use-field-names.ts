import { isLanguage } from "#app/i18n/language.ts";
import { useT } from "#app/i18n/use-translate.tsx";

/** What a field of the organisation's forms is called: "Name (Spanish)". */
export function useFieldNames(): (field: string) => string {
  const t = useT("settings");
  const named: Record<string, string> = {
    name: t("organisation.name"),
    headline: t("organisation.headline"),
    about: t("organisation.about"),
    footer: t("organisation.footer"),
    postal_address: t("organisation.postalAddress"),
    contact_email: t("organisation.contactEmail"),
    privacy_contact: t("organisation.privacyContact"),
    legal_kind: t("organisation.legalKind"),
    time_zone: t("organisation.timeZone"),
    default_language: t("organisation.defaultLanguage"),
    social_links: t("organisation.socialLinks"),
    paper: t("inks.paper"),
    ink1: t("inks.ink1"),
    ink2: t("inks.ink2"),
    pull3: t("inks.pull3"),
    motif: t("inks.motif"),
    logo: t("logo.title"),
    mail_from: t("mail.from"),
    mail_from_name: t("mail.fromName"),
    reply_to: t("mail.replyTo"),
  };
  return (field) => {
    const [, word = field, language] = /^(name|headline|about|footer)_(\w\w)$/.exec(field) ?? [];
    const name = named[word] ?? field;
    return isLanguage(language) ? `${name} (${t(`organisation.language.${language}`)})` : name;
  };
}
