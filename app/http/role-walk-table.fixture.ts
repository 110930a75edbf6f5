import { writeFileSync } from "node:fs";

const columns = ["none", "owner", "admin", "org", "mod", "view", "org, other", "mod, other", "view, other"];

/** What a walk over the routes saw, as docs/role-walk.md shows it. */
export class WalkTable {
  readonly #rows = new Map<string, string[]>();

  /** `passed`: whether the answer let somebody through to the room. */
  note(request: string, response: Response, passed: boolean): void {
    const row = this.#rows.get(request) ?? [];
    row.push(passed ? "" : refusal(response));
    this.#rows.set(request, row);
  }

  /** Writes the page anew. `day`: of the walk, ISO 8601. */
  write(file: string, day: string): void {
    const rows = [...this.#rows];
    const refused = columns.map((_, at) => rows.filter(([, cells]) => cells[at] !== "").length);
    const all = refused.reduce((sum, count) => sum + count, 0);
    const line = (cells: (string | number)[]) => `| ${cells.join(" | ")} |`;
    const head = (first: string) => [line([first, ...columns]), line([first, ...columns].map(() => "---"))];
    writeFileSync(
      file,
      [
        "# The walk over every route of the panel",
        "",
        `What \`app/http/role-walk.test.ts\` saw on ${day}: ${rows.length} requests (each page, and each form of each page) by`,
        `${columns.length} people, ${rows.length * columns.length} answers, ${all} of them refusals, each where the declarations of \`app/http/panel-access.fixture.ts\``,
        "say so. An empty cell was let through to the room itself (which may then say 404 or 422); *sign in* was led to the sign-in;",
        "*→ panel* is for those who are in already. *Other* are members who are held to a campaign that is not the one in the address.",
        "Written by the test itself: `ROLE_WALK=docs/role-walk.md npx vitest run app/http/role-walk.test.ts`.",
        "",
        ...head("Refused"),
        line([`of ${rows.length}`, ...refused]),
        "",
        ...head("Request"),
        ...rows.map(([request, cells]) => line([request, ...cells])),
        "",
      ].join("\n"),
    );
  }
}

function refusal(response: Response): string {
  const to = response.headers.get("Location");
  if (to?.startsWith("/admin/sign-in")) return "sign in";
  return to === "/admin" ? "→ panel" : String(response.status);
}
