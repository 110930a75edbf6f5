import path from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { runningUrl } from "../../scripts/postgres.mjs";
import { isSoundAndFits } from "./is-sound.ts";

// Recording a trace makes the accessibility check several times slower.
test.use({ trace: "off" });

const at = (path: string) => `${process.env.BASE_URL}${path}`;
const california = "ocd-division/country:us/state:ca";

/** Districts and ZIP codes that nobody else has: one ZIP code in one of them, one in both. */
const FACTS = `
  INSERT INTO source (key, name) VALUES ('journey', 'A list for journeys') ON CONFLICT DO NOTHING;
  INSERT INTO division (id, type, name, state_code, geoid) VALUES
    ('${california}', 'state', 'California', 'CA', '06'),
    ('${california}/cd:96', 'cd', 'Ninety-six', 'CA', '0696'), ('${california}/cd:97', 'cd', 'Ninety-seven', 'CA', '0697'),
    ('${california}/sldl:97', 'sldl', 'Ninety-seven', 'CA', '06097') ON CONFLICT DO NOTHING;
  INSERT INTO district_plan (key, type, name, source_key, as_of)
    VALUES ('journey', 'cd', 'journey', 'journey', '2026-06-01') ON CONFLICT DO NOTHING;
  INSERT INTO zip_division VALUES ('94996', 'journey', '${california}/cd:96', NULL),
    ('94997', 'journey', '${california}/cd:96', 0.75), ('94997', 'journey', '${california}/cd:97', 0.25)
    ON CONFLICT DO NOTHING;
  WITH seat (n, division, level, title, titulo, name) AS (VALUES
      (1, '${california}/cd:96', 'federal', 'U.S. Representative', 'Representante federal', 'Rosa Journey'),
      (2, '${california}/cd:97', 'federal', 'U.S. Representative', 'Representante federal', NULL),
      (3, '${california}/sldl:97', 'state', 'Assembly Member', 'Asambleísta', 'Pablo Viaje')),
    made AS (INSERT INTO office (id, division_id, level, key)
      SELECT gen_random_uuid(), division, level::"OfficeLevel", 'journey' FROM seat ON CONFLICT DO NOTHING
      RETURNING id, division_id),
    titled AS (INSERT INTO office_translation SELECT id, l::"Language", CASE l WHEN 'en' THEN title ELSE titulo END
      FROM made JOIN seat ON division = division_id, unnest(ARRAY['en', 'es']) l),
    person AS (INSERT INTO official (id, name, family_name, party, source_key, as_of)
      SELECT gen_random_uuid(), name, name, 'Democratic', 'journey', '2026-06-01' FROM made
      JOIN seat ON division = division_id WHERE name IS NOT NULL RETURNING id, name),
    phone AS (INSERT INTO contact_place (id, official_id, kind, key, locality, phone)
      SELECT gen_random_uuid(), id, 'capitol', 'capitol', 'Washington', '+12025550142' FROM person)
  INSERT INTO term (id, official_id, office_id, start_on, source_key)
    SELECT gen_random_uuid(), p.id, m.id, '2020-01-01', 'journey'
    FROM person p JOIN seat s ON s.name = p.name JOIN made m ON m.division_id = s.division`;

test.beforeAll(async () => {
  const client = new pg.Client({ connectionString: runningUrl(path.dirname(process.env.MAIL_FOLDER!))! });
  await client.connect();
  // Two journeys at once would both find nothing there.
  await client.query(`BEGIN; SELECT pg_advisory_xact_lock(96); ${FACTS}; COMMIT`).finally(() => client.end());
  // The site may hold what it knew a moment ago.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
});

const words = {
  en: {
    link: "Who represents you",
    field: "Street address, or your ZIP code",
    street: "Street, number and city",
    find: "Find them",
    open: "Yours is one of these",
    vacant: "Vacant",
    exact: "Found for this very place.",
    away: "The address service did not answer just now",
    wrong: "A ZIP code has five digits",
    title: "Assembly Member, district 97",
  },
  es: {
    link: "Quién le representa",
    field: "Domicilio, o su código postal",
    street: "Calle, número y ciudad",
    find: "Buscar",
    open: "El suyo es uno de estos",
    vacant: "Vacante",
    exact: "Encontrado para este mismo lugar.",
    away: "El servicio de domicilios no respondió",
    wrong: "Un código postal tiene cinco cifras",
    title: "Asambleísta, distrito 97",
  },
};

for (const [language, says] of Object.entries(words)) {
  const form = language === "en" ? "/officials" : `/${language}/officials`;

  test(`in ${language}, without JavaScript: a ZIP code in one district, in two, then the street`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto(at(language === "en" ? "/" : "/es"));
    await page.locator("footer a", { hasText: says.link }).click();
    await expect(page).toHaveURL(at(form));
    await page.getByLabel(says.field).fill("9499");
    await page.getByRole("button", { name: says.find }).click();
    await expect(page.locator(".field-error")).toContainText(says.wrong);

    await page.getByLabel(says.field).fill("94996");
    await page.getByRole("button", { name: says.find }).click();
    await expect(page.getByRole("heading", { name: "Rosa Journey" })).toBeVisible();
    await expect(page.locator("a[href='tel:+12025550142']")).toContainText("202 555 0142");
    await expect(page.locator("main")).not.toContainText(says.open);
    await expect(page.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");

    await page.goto(at(`${form}?zip=94997`));
    const candidates = page.locator(".candidates > li");
    await expect(candidates).toHaveCount(2);
    await expect(candidates.first()).toContainText("75%");
    await expect(candidates.first()).toContainText("Rosa Journey");
    await expect(candidates.last()).toContainText(says.vacant);

    await page.getByLabel(says.street).fill("12 Journey St, San Francisco");
    await page.getByRole("button", { name: says.find }).click();
    await expect(page.locator("main")).toContainText(says.exact);
    await expect(page.locator(".candidates")).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "Rosa Journey" })).toBeVisible();
    await expect(page.locator("main")).toContainText(says.title);
    await context.close();
  });

  test(`in ${language}: every answer is accessible and fits; a geocoder that is away lowers it`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    for (const query of ["", "?zip=94997", "?address=12+Journey+St,+CA+94997", "?zip=9"]) {
      await page.goto(at(form + query));
      await isSoundAndFits(page, [320, 390, 1280]);
    }
    await page.goto(at(`${form}?address=1+Hanging+St,+San+Francisco,+CA+94997`));
    await expect(page.locator("main")).toContainText(says.away);
    await expect(page.locator(".candidates > li")).toHaveCount(2);
    await isSoundAndFits(page, [320, 390, 1280]);
  });
}

test("with JavaScript the browser may say where its reader is", async ({ browser }) => {
  const context = await browser.newContext({
    permissions: ["geolocation"],
    geolocation: { latitude: 37.7814001, longitude: -122.418 },
  });
  const page = await context.newPage();
  await page.goto(at("/officials"));
  await page.getByRole("button", { name: "Use my location" }).click();
  await expect(page).toHaveURL(/lat=37\.78140&lon=-122\.41800/);
  await expect(page.getByRole("heading", { name: "Rosa Journey" })).toBeVisible();
  await context.close();
});
