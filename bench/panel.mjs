import { startWeb } from "./stage.mjs";

const OWNER = { email: "owner@bench.example.org", password: "a password of the benchmark" };
const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

/** A web server on a database, and an owner who is signed in. */
export async function openPanel(stage, url) {
  const env = {
    ...stage.env,
    DATABASE_URL: url,
    ADMIN_EMAIL: OWNER.email,
    ADMIN_PASSWORD: OWNER.password,
    LOG_LEVEL: "warn",
  };
  const web = await startWeb({ ...stage, env });
  const origin = `http://127.0.0.1:${web.port}`;
  const headers = { Cookie: "", Origin: origin };
  const answer = await fetch(`${origin}/admin/sign-in`, {
    method: "POST",
    headers: { ...FORM, Origin: origin },
    body: new URLSearchParams(OWNER),
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie().find((each) => each.startsWith("staff="));
  if (!cookie) throw new Error(`Nobody could sign in: ${answer.status}`);
  headers.Cookie = cookie.split(";")[0];

  const get = async (path) => {
    const response = await fetch(origin + path, { headers, redirect: "manual" });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}`);
    return body;
  };
  return {
    url,
    web,
    get,
    /** The answer as it comes, for a file that is long. */
    open: (path) => fetch(origin + path, { headers, redirect: "manual" }),
    /** Where a form leads to. */
    post: async (path, fields) => {
      const body = new URLSearchParams(fields);
      const response = await fetch(origin + path, {
        method: "POST",
        headers: { ...headers, ...FORM },
        body,
        redirect: "manual",
      });
      await response.text();
      if (response.status !== 303) throw new Error(`A form of ${path} answers ${response.status}`);
      return response.headers.get("Location").replace(origin, "");
    },
    /** Milliseconds until a page is there as a whole. */
    time: async (path) => {
      const began = performance.now();
      await get(path);
      return performance.now() - began;
    },
  };
}
