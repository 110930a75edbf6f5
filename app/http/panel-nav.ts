import type { TFunction } from "i18next";
import type { resources } from "#app/i18n/resources.ts";
import { can, type Permission, type Permitted } from "#app/staff/permissions.ts";

type Way = {
  /** Its words are `nav_items.<name>` of the namespace "admin". */
  name: keyof (typeof resources)["en"]["admin"]["nav_items"];
  href: string;
  permission: Permission;
  /** The letter after "g"; one for each. A way without one is found by the palette alone. */
  letter?: string;
};

type WayGroup = { name: "campaigns" | "people" | "house" | null; ways: Way[] };

/** The ways at the side of the panel, in their order. A new page gets a line here. */
const groups: WayGroup[] = [
  { name: null, ways: [{ name: "dashboard", href: "/admin", permission: "panel.enter", letter: "d" }] },
  {
    name: "campaigns",
    ways: [
      { name: "campaigns", href: "/admin/campaigns", permission: "content.read", letter: "c" },
      { name: "measures", href: "/admin/measures", permission: "content.read", letter: "l" },
      { name: "officials", href: "/admin/officials", permission: "content.read", letter: "p" },
      { name: "signatures", href: "/admin/signatures", permission: "signatures.judge", letter: "v" },
      { name: "comments", href: "/admin/comments", permission: "moderation", letter: "m" },
    ],
  },
  {
    name: "people",
    ways: [
      { name: "supporters", href: "/admin/supporters", permission: "supporters.read", letter: "s" },
      { name: "donations", href: "/admin/donations", permission: "donations.read", letter: "n" },
      { name: "imports", href: "/admin/imports", permission: "supporters.import", letter: "i" },
      { name: "exports", href: "/admin/exports", permission: "supporters.export", letter: "x" },
    ],
  },
  {
    name: "house",
    ways: [
      { name: "fields", href: "/admin/fields", permission: "settings.manage", letter: "f" },
      { name: "runs", href: "/admin/runs", permission: "panel.enter", letter: "r" },
      { name: "staff", href: "/admin/staff", permission: "staff.manage", letter: "t" },
      { name: "audit", href: "/admin/audit", permission: "audit.read", letter: "a" },
      { name: "settings", href: "/admin/settings", permission: "settings.manage", letter: "o" },
      { name: "settings-mail", href: "/admin/settings/mail", permission: "settings.manage" },
      { name: "settings-giving", href: "/admin/settings/giving", permission: "settings.manage" },
      { name: "settings-words", href: "/admin/settings/words", permission: "settings.manage" },
      { name: "settings-lists", href: "/admin/settings/lists", permission: "settings.manage" },
      { name: "settings-suppressed", href: "/admin/settings/suppressed", permission: "settings.manage" },
      { name: "settings-retention", href: "/admin/settings/retention", permission: "settings.manage" },
      { name: "settings-outbox", href: "/admin/settings/outbox", permission: "mail.outbox" },
      { name: "settings-jobs", href: "/admin/settings/jobs", permission: "jobs.manage" },
      { name: "settings-health", href: "/admin/settings/health", permission: "jobs.manage" },
      { name: "account", href: "/admin/account", permission: "panel.enter", letter: "y" },
    ],
  },
];

/** How many wait for somebody behind a way. */
export type WaitingBehind = Partial<Record<Way["name"], number>>;

/** The ways somebody may go, in their language; groups without one are left out. */
export function panelNav(actor: Permitted, t: TFunction<"admin">, waiting: WaitingBehind = {}) {
  return groups
    .map(({ name, ways }) => ({
      title: name && t(`nav_groups.${name}`),
      items: ways
        .filter(({ permission }) => can(actor, permission))
        .map(({ name, href, letter }) => ({
          href,
          text: t(`nav_items.${name}`),
          ...(letter ? { letter } : { hidden: true }),
          ...(waiting[name] && { waiting: waiting[name] }),
        })),
    }))
    .filter(({ items }) => items.length > 0);
}
