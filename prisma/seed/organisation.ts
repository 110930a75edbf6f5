import type { Tx } from "#app/platform/db.server.ts";
import { testedThemes } from "#app/ui/theme.ts";
import { inBoth } from "./dates.ts";

export async function addOrganisation(tx: Tx): Promise<void> {
  await tx.organisation.create({
    data: {
      contactEmail: "hello@trust.example.org",
      mailFrom: "hello@trust.example.org",
      postalAddress: "1137 Example Street, Los Angeles, CA 90017",
      defaultLanguage: "en",
      ...testedThemes.trust,
      motif: "sun",
      translations: inBoth(
        {
          name: "California TRUST / Coalition",
          headline: "Safe to call / for help",
          about:
            "We are neighbors, day laborers, congregations and legal clinics. We work for one thing: that no one in California loses their family because somebody called the police.",
          footer:
            "Sponsored by NDLON, the National Day Laborer Organizing Network. What you tell us is never sold, and no authority gets it from us.",
        },
        {
          name: "Coalición TRUST / de California",
          headline: "Pedir auxilio / sin miedo",
          about:
            "Somos vecinos, jornaleros, congregaciones y clínicas legales. Trabajamos por una sola cosa: que en California nadie pierda a su familia porque alguien llamó a la policía.",
          footer:
            "Con el patrocinio de NDLON, la Red Nacional de Jornaleros. Sus datos no se venden, y de nosotros no los recibe ninguna autoridad.",
        },
      ),
    },
  });
}
