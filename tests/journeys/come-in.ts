import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";

const password = "a long sentence only I know";

/**
 * Makes a member of staff at the operator's command line and signs a browser in as them. An admin and not an owner:
 * the set-up link of the first owner is another journey's.
 */
export async function comeIn(
  page: Page,
  { email, name, role = "admin" }: { email: string; name: string; role?: string },
) {
  const create = ["staff", "create", "--email", email, "--name", name, "--role", role, "--password-stdin"];
  const making = promisify(execFile)(process.execPath, ["scripts/command.mjs", ...create], {
    env: {
      ...process.env,
      DATA_DIR: path.dirname(process.env.MAIL_FOLDER!),
      DATABASE_URL: "",
      NODE_ENV: "production",
    },
  });
  making.child.stdin!.end(`${password}\n`);
  await making;
  await page.goto(`${process.env.BASE_URL}/admin/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Dashboard" })).toBeVisible();
}
