import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Language } from "#app/i18n/language.ts";
import { LanguageProvider } from "#app/i18n/use-translate.tsx";
import { defaultFields, type FormFields } from "../form-fields.ts";
import { ClosedSheet } from "./closed-sheet.tsx";
import { SignForm, type SignFormProps } from "./sign-form.tsx";

const plain: SignFormProps = {
  slug: "keep-it",
  confirmation: "email",
  fields: defaultFields,
  countries: [],
  showComments: true,
  oneTap: true,
  consents: [
    { purpose: "email", text: "Write to me." },
    { purpose: "partner:p1", text: "The Friends may write to me." },
  ],
  formToken: "sealed",
};

function render(change: Partial<SignFormProps> = {}, language: Language = "en") {
  return renderToStaticMarkup(
    <LanguageProvider language={language}>
      <SignForm {...plain} {...change} />
    </LanguageProvider>,
  );
}

/** The tags of one field. */
const field = (html: string, name: string) =>
  new RegExp(`<(?:input|select|textarea)[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? "";

test("a fresh form ticks nothing, keeps the page's own address and carries the hidden fields", () => {
  const html = render();
  expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/);
  expect(html).not.toMatch(/<form[^>]*action=/);
  expect(field(html, "form_token")).toContain('value="sealed"');
  for (const name of ["website", "referrer", "proof"]) expect(field(html, name), name).not.toBe("");
  expect(html).not.toContain("style=");
});

test("browsers are told what to fill in and which keyboard to show", () => {
  const fields = Object.fromEntries(
    Object.keys(defaultFields).map((name) => [name, "required"]),
  ) as FormFields;
  const html = render({ fields });
  const completes = {
    given_name: "given-name",
    family_name: "family-name",
    email: "email",
    phone: "tel",
    street_address: "street-address",
    locality: "address-level2",
    region: "address-level1",
    postal_code: "postal-code",
    country: "country",
  };
  for (const [name, value] of Object.entries(completes))
    expect(field(html, name), name).toMatch(new RegExp(`autocomplete="${value}"`, "i"));
  expect(field(html, "email")).toMatch(/autocapitalize="none"/i);
  expect(field(html, "postal_code")).toMatch(/inputmode="numeric"/i);
});

test("only what the organizer asks for is asked", () => {
  const html = render({
    fields: { ...defaultFields, family_name: "hidden", comments: "hidden", public: "hidden" },
  });
  for (const name of ["family_name", "comments", "public", "phone"]) expect(field(html, name), name).toBe("");
});

test("a form that comes back keeps what was typed and ticked, and says what is wrong in the visitor's words", () => {
  const html = render(
    {
      errors: { email: ["email.invalid"], form: ["form.expired"] },
      typed: { given_name: "María", email: "maria@gmial", opt_in: "on", partner_opt_in: "p0,p1" },
      suggestion: "maria@gmail.com",
    },
    "es",
  );
  expect(field(html, "given_name")).toContain('value="María"');
  expect(field(html, "opt_in")).toContain("checked");
  expect(field(html, "public")).not.toContain("checked");
  expect(html).toMatch(/value="p1"[^>]*checked|checked[^>]*value="p1"/);
  expect(field(html, "email")).toContain('aria-describedby="email-error"');
  expect(html).toContain("¿Quiso decir maria@gmail.com?");
  expect(html).toContain('href="#sign"');
});

test("a name that is refused stays in its field, with the words a quick check would use", () => {
  const html = render({ errors: { given_name: ["name.letters"] }, typed: { given_name: "..." } }, "es");
  expect(field(html, "given_name")).toContain('value="..."');
  expect(html).toContain("Escriba un nombre con letras.");
  expect(field(render({}, "en"), "given_name")).toContain('data-invalid="Write a name with letters."');
});

test("a supporter who is known may say that it is somebody else", () => {
  const html = render({
    typed: { given_name: "Rosa" },
    known: { name: "Rosa", forgetHref: "/petitions/keep-it" },
  });
  expect(html).toContain('<a href="/petitions/keep-it">Not you?</a>');
});

const rosa = { given_name: "Rosa", family_name: "Paz", email: "rosa@example.org", postal_code: "93702" };
const known = { name: "Rosa", forgetHref: "/petitions/keep-it" };

test("whoever comes from a mail and is known sees their name and one button, with the fields behind a press", () => {
  const html = render({ typed: { ...rosa, k: "token" }, known });
  expect(html).toContain("Sign as <b>Rosa Paz</b>");
  expect(html).toContain("Sign with one press");
  expect(html).toMatch(/<details><summary[^>]*>Change something first/);
  expect(field(html, "k")).toContain('value="token"');
  expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/);
});

test("where something is missing that the petition asks for, or one press is not enough, the form is whole", () => {
  const asked = { fields: { ...defaultFields, phone: "required" } } as const;
  for (const change of [{ ...asked, known }, { oneTap: false, known }, {}]) {
    const html = render({ typed: rosa, ...change });
    expect(html).not.toContain("one press");
    expect(html).toContain("Sign the petition");
  }
});

test.each(["paused", "won", "lost", "archived"] as const)(
  "a petition that is %s says so and asks nothing",
  (state) => {
    const sheet = (language: Language) =>
      renderToStaticMarkup(
        <LanguageProvider language={language}>
          <ClosedSheet state={state} signatures={12} campaignSlug="library" tooLate />
        </LanguageProvider>,
      );
    for (const language of ["en", "es"] as const) {
      expect(sheet(language)).not.toContain("<input");
      expect(sheet(language)).toContain("12");
    }
    expect(sheet("en")).not.toBe(sheet("es"));
  },
);
