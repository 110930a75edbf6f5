import fs from "node:fs";
import { expect, test } from "vitest";
import { can, mayAppoint, type Permission, permissions, roles } from "./permissions.ts";

const names = Object.keys(permissions) as Permission[];
const everywhere = (role: (typeof roles)[number]) => ({ role, campaigns: null });

/** The table of docs/permissions.md: permission → what stands in its columns. */
function documented(): Record<string, string[]> {
  const text = fs.readFileSync("docs/permissions.md", "utf8");
  const rows = [...text.matchAll(/^\| `([\w.]+)` \|(.*)\|$/gm)];
  return Object.fromEntries(
    rows.map(([, name, cells]) => [name, cells!.split("|").map((cell) => cell.trim())]),
  );
}

test("docs/permissions.md says what the code does", () => {
  const table = documented();
  expect(Object.keys(table).sort()).toEqual([...names].sort());
  for (const name of names) {
    const [, ...cells] = table[name]!;
    const said = [
      ...roles.map((role) => (can(everywhere(role), name) ? "yes" : "")),
      permissions[name].scope === "campaign" ? "yes" : "",
    ];
    expect(cells, name).toEqual(said);
  }
});

test("an owner may do everything, a viewer changes nothing and sees no more than names", () => {
  expect(names.filter((name) => !can(everywhere("owner"), name))).toEqual([]);
  expect(names.filter((name) => can(everywhere("viewer"), name))).toEqual([
    "panel.enter",
    "content.read",
    "reports.read",
    "supporters.read",
    "donations.read",
  ]);
});

test("somebody held to campaigns does for those what their role does, and nothing for the house", () => {
  const held = { role: "organizer" as const, campaigns: ["one"] };
  expect(can(held, "content.edit", "one")).toBe(true);
  expect(can(held, "content.edit", "two")).toBe(false);
  expect(can(held, "content.edit")).toBe(true);
  expect(can(held, "campaigns.create")).toBe(false);
  expect(can({ role: "organizer", campaigns: [] }, "content.edit", "one")).toBe(false);
});

test("only owners appoint owners", () => {
  expect(mayAppoint(everywhere("owner"), "owner")).toBe(true);
  expect(mayAppoint(everywhere("admin"), "owner")).toBe(false);
  expect(mayAppoint(everywhere("admin"), "admin")).toBe(true);
  expect(mayAppoint(everywhere("organizer"), "viewer")).toBe(false);
});
