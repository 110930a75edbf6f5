import enAdmin from "../locales/en/admin.json";
import enBlasts from "../locales/en/blasts.json";
import enCalls from "../locales/en/calls.json";
import enCampaigns from "../locales/en/campaigns.json";
import enCommon from "../locales/en/common.json";
import enContent from "../locales/en/content.json";
import enDeliveries from "../locales/en/deliveries.json";
import enDeposits from "../locales/en/deposits.json";
import enDonations from "../locales/en/donations.json";
import enDonationsPanel from "../locales/en/donations-panel.json";
import enEditor from "../locales/en/editor.json";
import enErrors from "../locales/en/errors.json";
import enExports from "../locales/en/exports.json";
import enFields from "../locales/en/fields.json";
import enFundraising from "../locales/en/fundraising.json";
import enImports from "../locales/en/imports.json";
import enLetters from "../locales/en/letters.json";
import enMail from "../locales/en/mail.json";
import enMeasures from "../locales/en/measures.json";
import enModeration from "../locales/en/moderation.json";
import enMonthlyGivers from "../locales/en/monthly-givers.json";
import enNews from "../locales/en/news.json";
import enOfficials from "../locales/en/officials.json";
import enOfflineGifts from "../locales/en/offline-gifts.json";
import enOutreach from "../locales/en/outreach.json";
import enPages from "../locales/en/pages.json";
import enPetitions from "../locales/en/petitions.json";
import enPrint from "../locales/en/print.json";
import enReports from "../locales/en/reports.json";
import enReview from "../locales/en/review.json";
import enRevisions from "../locales/en/revisions.json";
import enRuns from "../locales/en/runs.json";
import enSegments from "../locales/en/segments.json";
import enSettings from "../locales/en/settings.json";
import enSources from "../locales/en/sources.json";
import enStaff from "../locales/en/staff.json";
import enSupporters from "../locales/en/supporters.json";
import esAdmin from "../locales/es/admin.json";
import esBlasts from "../locales/es/blasts.json";
import esCalls from "../locales/es/calls.json";
import esCampaigns from "../locales/es/campaigns.json";
import esCommon from "../locales/es/common.json";
import esContent from "../locales/es/content.json";
import esDeliveries from "../locales/es/deliveries.json";
import esDeposits from "../locales/es/deposits.json";
import esDonations from "../locales/es/donations.json";
import esDonationsPanel from "../locales/es/donations-panel.json";
import esEditor from "../locales/es/editor.json";
import esErrors from "../locales/es/errors.json";
import esExports from "../locales/es/exports.json";
import esFields from "../locales/es/fields.json";
import esFundraising from "../locales/es/fundraising.json";
import esImports from "../locales/es/imports.json";
import esLetters from "../locales/es/letters.json";
import esMail from "../locales/es/mail.json";
import esMeasures from "../locales/es/measures.json";
import esModeration from "../locales/es/moderation.json";
import esMonthlyGivers from "../locales/es/monthly-givers.json";
import esNews from "../locales/es/news.json";
import esOfficials from "../locales/es/officials.json";
import esOfflineGifts from "../locales/es/offline-gifts.json";
import esOutreach from "../locales/es/outreach.json";
import esPages from "../locales/es/pages.json";
import esPetitions from "../locales/es/petitions.json";
import esPrint from "../locales/es/print.json";
import esReports from "../locales/es/reports.json";
import esReview from "../locales/es/review.json";
import esRevisions from "../locales/es/revisions.json";
import esRuns from "../locales/es/runs.json";
import esSegments from "../locales/es/segments.json";
import esSettings from "../locales/es/settings.json";
import esSources from "../locales/es/sources.json";
import esStaff from "../locales/es/staff.json";
import esSupporters from "../locales/es/supporters.json";

const en = {
  common: enCommon,
  blasts: enBlasts,
  campaigns: enCampaigns,
  calls: enCalls,
  news: enNews,
  "monthly-givers": enMonthlyGivers,
  officials: enOfficials,
  "offline-gifts": enOfflineGifts,
  outreach: enOutreach,
  pages: enPages,
  petitions: enPetitions,
  supporters: enSupporters,
  fundraising: enFundraising,
  imports: enImports,
  letters: enLetters,
  mail: enMail,
  deposits: enDeposits,
  donations: enDonations,
  editor: enEditor,
  errors: enErrors,
  admin: enAdmin,
  settings: enSettings,
  staff: enStaff,
  sources: enSources,
  exports: enExports,
  fields: enFields,
  revisions: enRevisions,
  runs: enRuns,
  content: enContent,
  print: enPrint,
  deliveries: enDeliveries,
  "donations-panel": enDonationsPanel,
  segments: enSegments,
  measures: enMeasures,
  moderation: enModeration,
  reports: enReports,
  review: enReview,
};

/** Every word of the interface: one namespace a room, the same keys in both languages. */
export const resources = {
  en,
  es: {
    common: esCommon,
    blasts: esBlasts,
    campaigns: esCampaigns,
    calls: esCalls,
    news: esNews,
    "monthly-givers": esMonthlyGivers,
    officials: esOfficials,
    "offline-gifts": esOfflineGifts,
    outreach: esOutreach,
    pages: esPages,
    petitions: esPetitions,
    supporters: esSupporters,
    fundraising: esFundraising,
    imports: esImports,
    letters: esLetters,
    mail: esMail,
    deposits: esDeposits,
    donations: esDonations,
    editor: esEditor,
    errors: esErrors,
    admin: esAdmin,
    settings: esSettings,
    staff: esStaff,
    sources: esSources,
    exports: esExports,
    fields: esFields,
    revisions: esRevisions,
    runs: esRuns,
    content: esContent,
    print: esPrint,
    deliveries: esDeliveries,
    "donations-panel": esDonationsPanel,
    segments: esSegments,
    measures: esMeasures,
    moderation: esModeration,
    reports: esReports,
    review: esReview,
  },
};

export type Namespace = keyof typeof en;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: typeof en;
  }
}
