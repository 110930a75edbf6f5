import type { Permission } from "#app/staff/permissions.ts";

/**
 * Who gets in: those with a permission; `anybody`, signed in or not; `entrance`, everybody who is not signed in
 * (those who are go on into the panel); `nobody`, since there is no such thing.
 */
export type Access = Permission | "anybody" | "entrance" | "nobody";

export type RouteAccess = {
  /** Looking at it. */
  get: Access;
  /** Posting to it; with several forms each `intent` has its own. */
  post: Access | Record<string, Access>;
  /** It belongs to the campaign in its path: those held to other campaigns are refused. */
  ofCampaign?: boolean;
};

/** Every route of the panel by its id in routes.ts. The walk over them fails for a route that stands not here. */
export const panelAccess: Record<string, RouteAccess> = {
  "admin-sign-in": { get: "entrance", post: "anybody" },
  "admin-second-factor": { get: "entrance", post: "anybody" },
  "admin-forgot": { get: "entrance", post: "anybody" },
  "admin-reset": { get: "anybody", post: "anybody" },
  "admin-set-up": { get: "anybody", post: "anybody" },
  "admin-invitation": { get: "anybody", post: "anybody" },
  "admin-sign-out": { get: "anybody", post: "anybody" },
  "admin-dashboard": { get: "panel.enter", post: "nobody" },
  "admin-comments": { get: "moderation", post: "moderation" },
  "admin-signatures": {
    get: "signatures.judge",
    post: { show: "signatures.judge", judge: "signatures.judge", undo: "signatures.judge" },
  },
  "admin-campaign-signatures": {
    get: "signatures.judge",
    post: { show: "signatures.judge", judge: "signatures.judge", undo: "signatures.judge" },
    ofCampaign: true,
  },
  "admin-signatures-conditions": {
    get: "signatures.judge",
    post: { show: "signatures.judge", judge: "signatures.judge" },
  },
  "admin-signatures-patterns": {
    get: "signatures.judge",
    post: { accept: "signatures.judge", doubt: "signatures.judge" },
  },
  "admin-signatures-history": { get: "signatures.judge", post: "signatures.judge" },
  "admin-report": { get: "reports.read", post: "nobody", ofCampaign: true },
  "admin-report-csv": { get: "reports.read", post: "nobody", ofCampaign: true },
  "admin-account": { get: "panel.enter", post: "panel.enter" },
  "admin-two-factor": { get: "panel.enter", post: "panel.enter" },
  "admin-staff": { get: "staff.manage", post: { invite: "staff.manage", policy: "staff.policy" } },
  "admin-staff-member": { get: "staff.manage", post: "staff.manage" },
  "admin-audit": { get: "audit.read", post: "nobody" },
  "admin-audit-csv": { get: "audit.read", post: "nobody" },
  "admin-campaigns": { get: "content.read", post: "nobody" },
  "admin-campaign-new": { get: "campaigns.create", post: "campaigns.create" },
  "admin-campaign-overview": {
    get: "content.read",
    post: {
      status: "content.publish",
      schedule: "content.publish",
      address: "content.edit",
      duplicate: "campaigns.create",
    },
    ofCampaign: true,
  },
  "admin-campaign-texts": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-coalition": {
    get: "content.read",
    post: { "add-partner": "content.edit", "remove-partner": "content.edit", measure: "content.edit" },
    ofCampaign: true,
  },
  "admin-preview": { get: "content.read", post: "nobody", ofCampaign: true },
  "admin-petitions": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-petition": {
    get: "content.read",
    post: {
      "": "content.edit",
      status: "content.publish",
      address: "content.edit",
      duplicate: "content.edit",
      delete: "content.publish",
    },
    ofCampaign: true,
  },
  "admin-posts": {
    get: "content.read",
    post: { begin: "content.edit", clip: "content.edit", pin: "content.edit" },
    ofCampaign: true,
  },
  "admin-clippings": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-post": {
    get: "content.read",
    post: {
      "": "content.edit",
      address: "content.edit",
      pin: "content.edit",
      publish: "content.publish",
      "take-down": "content.publish",
      schedule: "content.publish",
      remove: "content.publish",
      "put-back": "content.publish",
    },
    ofCampaign: true,
  },
  "admin-blasts": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-blast": {
    get: "content.read",
    post: {
      "": "content.edit",
      audience: "content.edit",
      look: "content.read",
      test: "blasts.send",
      now: "blasts.send",
      schedule: "blasts.send",
      "take-back": "blasts.send",
      pause: "blasts.send",
      resume: "blasts.send",
      cancel: "blasts.send",
      remove: "content.edit",
      "put-back": "content.edit",
      copy: "content.edit",
    },
    ofCampaign: true,
  },
  "admin-blast-mail": { get: "content.read", post: "nobody", ofCampaign: true },
  "admin-blast-count": { get: "supporters.personal", post: "nobody", ofCampaign: true },
  "admin-find": { get: "content.read", post: "nobody" },
  "admin-history": { get: "content.read", post: "nobody", ofCampaign: true },
  "admin-history-state": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-editing": {
    get: "content.edit",
    post: { draft: "content.edit", discard: "content.edit", keep: "content.edit" },
    ofCampaign: true,
  },
  "admin-letters": { get: "supporters.personal", post: "nobody", ofCampaign: true },
  "admin-letter": {
    get: "supporters.personal",
    post: {
      answer: "supporters.edit",
      "remove-answer": "supporters.edit",
      release: "supporters.edit",
      stop: "supporters.edit",
    },
    ofCampaign: true,
  },
  "admin-fields": { get: "settings.manage", post: "settings.manage" },
  "admin-field": { get: "settings.manage", post: "settings.manage" },
  "admin-imports": { get: "supporters.import", post: "supporters.import" },
  "admin-import": {
    get: "supporters.import",
    post: {
      plan: "supporters.import",
      import: "supporters.import",
      undo: "supporters.import",
      discard: "supporters.import",
    },
  },
  "admin-exports": { get: "supporters.export", post: "nobody" },
  "admin-export-supporters": { get: "supporters.export", post: "supporters.export" },
  "admin-export-donations": { get: "supporters.export", post: "supporters.export" },
  "admin-export-signatures": { get: "supporters.export", post: "supporters.export" },
  "admin-runs": { get: "panel.enter", post: "nobody" },
  "admin-run": { get: "panel.enter", post: "panel.enter" },
  "admin-run-file": { get: "panel.enter", post: "nobody" },
  "admin-pictures": { get: "content.edit", post: "content.edit" },
  "admin-campaign-poster": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-campaign-poster-proof": { get: "content.read", post: "nobody", ofCampaign: true },
  "admin-campaign-poster-file": { get: "content.read", post: "nobody", ofCampaign: true },
  "admin-campaign-delivery": { get: "content.read", post: "supporters.export", ofCampaign: true },
  "admin-campaign-delivery-record": { get: "content.edit", post: "content.edit", ofCampaign: true },
  "admin-campaign-giving": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-fundraising": {
    get: "content.read",
    post: {
      settings: "content.edit",
      words: "content.edit",
      status: "content.publish",
      remove: "content.edit",
    },
    ofCampaign: true,
  },
  "admin-campaign-outreach": { get: "content.read", post: "content.edit", ofCampaign: true },
  "admin-outreach": {
    get: "content.read",
    post: {
      settings: "content.edit",
      words: "content.edit",
      status: "content.publish",
      remove: "content.edit",
      seen: "content.edit",
      hold: "content.edit",
      follow: "content.edit",
    },
    ofCampaign: true,
  },
  "admin-campaign-officials": { get: "reports.read", post: "reports.read", ofCampaign: true },
  "admin-campaign-officials-csv": { get: "reports.read", post: "nobody", ofCampaign: true },
  "admin-campaign-official": { get: "reports.read", post: "nobody", ofCampaign: true },
  "admin-officials": { get: "content.read", post: "officials.edit" },
  "admin-official": {
    get: "content.read",
    post: { correct: "officials.edit", withdraw: "officials.edit", contact: "officials.edit" },
  },
  "admin-committees": { get: "content.read", post: "measures.edit" },
  "admin-committee": {
    get: "content.read",
    post: { save: "measures.edit", members: "measures.edit", remove: "measures.edit" },
  },
  "admin-measures": { get: "content.read", post: "measures.edit" },
  "admin-measure": {
    get: "content.read",
    post: {
      "": "measures.edit",
      move: "measures.edit",
      up: "measures.edit",
      down: "measures.edit",
      hearing: "measures.edit",
      "call-off": "measures.edit",
      "put-back": "measures.edit",
    },
  },
  "admin-measure-stage": {
    get: "measures.edit",
    post: { "": "measures.edit", remove: "measures.edit" },
  },
  "admin-measure-positions": {
    get: "content.read",
    post: { record: "measures.edit", votes: "measures.edit", file: "measures.edit", remove: "measures.edit" },
  },
  "admin-measure-positions-csv": { get: "content.read", post: "nobody" },
  "admin-supporters": {
    get: "supporters.read",
    post: { search: "supporters.read", clear: "supporters.read", save: "supporters.edit" },
  },
  "admin-supporters-bulk": { get: "supporters.edit", post: "supporters.edit" },
  "admin-supporter": {
    get: "supporters.read",
    post: {
      tag: "supporters.edit",
      note: "supporters.edit",
      edit: "supporters.edit",
      part: "supporters.merge",
      erase: "supporters.erase",
    },
  },
  "admin-supporter-merge": { get: "supporters.merge", post: "supporters.merge" },
  "admin-supporter-data": { get: "supporters.erase", post: "nobody" },
  "admin-donations": { get: "donations.read", post: "donations.read" },
  "admin-donations-deposits": { get: "donations.refund", post: "donations.refund" },
  "admin-donations-monthly": {
    get: "donations.read",
    post: { search: "donations.read", end: "donations.record" },
  },
  "admin-donation-new": { get: "donations.record", post: "donations.record" },
  "admin-donation": {
    get: "donations.read",
    post: {
      ...{ refund: "donations.refund", void: "donations.record", receipt: "supporters.edit" },
      comment: "moderation",
    },
  },
  "admin-donation-receipt": { get: "donations.read", post: "nobody" },
  "admin-tags": { get: "tags.manage", post: "tags.manage" },
  "admin-segments": { get: "supporters.read", post: "supporters.edit" },
  "admin-settings": { get: "settings.manage", post: "settings.manage" },
  "admin-settings-mail": { get: "settings.manage", post: "settings.manage" },
  "admin-settings-giving": { get: "settings.manage", post: "settings.manage" },
  "admin-settings-lists": { get: "settings.manage", post: "settings.manage" },
  "admin-settings-suppressed": { get: "settings.manage", post: "settings.manage" },
  "admin-settings-suppressed-csv": { get: "settings.manage", post: "nobody" },
  "admin-settings-retention": { get: "settings.manage", post: "settings.manage" },
  "admin-settings-outbox": { get: "mail.outbox", post: "mail.outbox" },
  "admin-settings-mail-one": { get: "mail.outbox", post: "nobody" },
  "admin-settings-mail-body": { get: "mail.outbox", post: "nobody" },
  "admin-settings-jobs": { get: "jobs.manage", post: "jobs.manage" },
  "admin-settings-health": { get: "jobs.manage", post: "nobody" },
  "admin-not-found": { get: "panel.enter", post: "panel.enter" },
};
