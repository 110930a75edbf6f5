import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ensureDivisions } from "#app/geography/ensure-divisions.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { readFile } from "#app/runs/kept-files.server.ts";
import { findRun } from "#app/runs/run-queries.server.ts";
import { workRun } from "#app/runs/work-run.server.ts";
import { addSignatures } from "#tests/factories/add-signatures.ts";
import { createHolder, createOffice } from "#tests/factories/create-office.ts";
import { createPetition } from "#tests/factories/create-petition.ts";
import { createActor } from "#tests/factories/create-staff.ts";
import { createSupporter } from "#tests/factories/create-supporter.ts";
import { readPdf } from "#tests/read-pdf.ts";
import type { DeliveryRecord } from "./delivery.ts";
import { DeliveryForm } from "./delivery-form.ts";
import { deliveriesOf, findDelivery, shownDeliveries } from "./delivery-queries.server.ts";
import { makePack } from "./make-pack.server.ts";
import { PACK_RUN } from "./pack-input.ts";
import { recordDelivery, removeDelivery } from "./record-delivery.server.ts";
import { startPack } from "./start-pack.server.ts";

const now = new Date("2013-01-14T18:00:00Z");
const signal = new AbortController().signal;

async function opened() {
  const [petition, { actor }] = await Promise.all([createPetition(), createActor({ role: "organizer" })]);
  return { petition, campaignId: petition.campaignId, deed: { actor, now } };
}

async function packOf(
  { petition, campaignId, deed }: Awaited<ReturnType<typeof opened>>,
  wish: Partial<Parameters<typeof startPack>[1]> = {},
) {
  const input = {
    petition: petition.id,
    language: "en" as const,
    paper: "letter" as const,
    asOf: now.toISOString(),
    comments: true,
    zip: false,
    ...wish,
  };
  const started = await startPack(campaignId, input, deed);
  if (started.outcome !== "started") throw new Error(started.outcome);
  await workRun({ run: started.run }, { [PACK_RUN]: makePack }, { now, signal });
  const run = (await findRun(started.run))!;
  const file = async (ending: string) => {
    const found = run.files.find(({ name }) => name.endsWith(ending));
    if (!found) return null;
    const parts: Buffer[] = [];
    for await (const part of readFile(found.id)) parts.push(part);
    return Buffer.concat(parts);
  };
  return { run, file };
}

describe("a delivery pack", () => {
  test("names whom agreed to it as they agreed to it, and counts the others", async () => {
    const place = await opened();
    await addSignatures(place.petition.id, [
      { givenName: "Ana", familyName: "Reyes", public: true, postalCode: "90012" },
      { givenName: "Secret", familyName: "Person", public: false, postalCode: "90012" },
      {
        givenName: "Łucja",
        familyName: "Ångström",
        public: true,
        comment: "Keep it.",
        commentStatus: "approved",
      },
      { givenName: "=SUM(A1)", familyName: null, public: true, comment: "Rude.", commentStatus: "waiting" },
      { givenName: "Held", public: true, status: "review" },
      { givenName: "Late", public: true, countedAt: new Date("2013-01-15T00:00:00Z") },
    ]);
    const { run, file } = await packOf(place);
    expect(run).toMatchObject({
      state: "done",
      result: { figures: { signatures: 4, named: 3, comments: 1 } },
    });

    const { pages, title, language } = await readPdf((await file(".pdf"))!);
    const text = pages.map((page) => page.text).join("\n");
    expect([title, language]).toEqual(["Keep the library", "en"]);
    expect(pages[0]!.text).toMatch(/To The City Council[\s\S]*4[\s\S]*signatures/);
    expect(text).toContain("Please keep it open.");
    expect(text).toContain("Ana R.");
    expect(text).toContain("Los Angeles, CA");
    expect(text).toContain("Łucja Å.");
    expect(text).toContain("3 people agreed to be on this list");
    expect(text).toContain("1 more signed and did not ask to be named.");
    expect(text).toContain("Keep it.");
    for (const left of ["Reyes", "Secret", "Person", "Rude.", "Held", "Late", "90012"]) {
      expect(text).not.toContain(left);
    }

    const csv = (await file("-signers.csv"))!.toString("utf8").split("\r\n");
    expect(csv[0]).toBe("\uFEFFNumber,Name,Place,Day");
    expect(csv[1]).toMatch(/^1,Ana R\.,"Los Angeles, CA",2013-01-\d\d$/);
    expect(csv[3]).toMatch(/^3,'=SUM\(A1\),/);
    expect(csv).toHaveLength(5);
    expect((await file("-comments.csv"))!.toString("utf8")).toContain("Keep it.,Łucja Å.,");
  });

  test("speaks the other language, on the other paper, without what was not wished for", async () => {
    const place = await opened();
    await addSignatures(
      place.petition.id,
      Array.from({ length: 6 }, () => ({
        givenName: "Ana",
        public: true,
        postalCode: "90012",
        comment: "Hola",
        commentStatus: "approved" as const,
      })),
    );
    const { file } = await packOf(place, { language: "es", paper: "a4", comments: false, zip: true });
    const { pages } = await readPdf((await file(".pdf"))!);
    const text = pages.map((page) => page.text).join("\n");
    expect(pages[0]!.width).toBeCloseTo(595.28, 1);
    expect(text).toContain("Para El Concejo");
    expect(text).toContain("POR CÓDIGO POSTAL");
    expect(text).toContain("90012");
    expect(text).not.toContain("Hola");
    expect(await file("-comments.csv")).toBeNull();
  });

  test("prints of a name what it can, and says where something is left out", async () => {
    const place = await opened();
    await addSignatures(place.petition.id, [
      {
        givenName: "María 🚍 Núñez",
        familyName: "Ortega",
        public: true,
        postalCode: "90012",
        comment: "Lo uso 🚍 cada día.",
        commentStatus: "approved",
      },
      { givenName: "דוד", familyName: "כהן", public: true, postalCode: "90012" },
      { givenName: "Rosa", public: true, comment: "Nada le\nfalta…", commentStatus: "approved" },
    ]);
    const { file } = await packOf(place, { language: "es" });
    const text = (await readPdf((await file(".pdf"))!)).pages.map((page) => page.text).join("\n");
    expect(text).toContain("María Núñez O.");
    expect(text.match(/\(en otras letras: vea el CSV\)/g)).toHaveLength(1);
    expect(text).toContain("Lo uso cada día.");
    expect(text.match(/\(Parte de este comentario está en otras letras/g)).toHaveLength(1);
  });

  test("names the row of the small places whole, however narrow its column", async () => {
    const place = await opened();
    await addSignatures(
      place.petition.id,
      ["90012", "90012", "90012", "90012", "90012", "93701"].map((postalCode) => ({
        givenName: "Ana",
        public: false,
        postalCode,
      })),
    );
    const { file } = await packOf(place, { language: "es", zip: true });
    const text = (await readPdf((await file(".pdf"))!)).pages.map((page) => page.text).join("\n");
    const zip = text.slice(text.indexOf("POR CÓDIGO POSTAL"));
    expect(zip).toContain("Lugares con menos de cinco");
  });

  test("of nobody still is one", async () => {
    const { run, file } = await packOf(await opened());
    expect(run.state).toBe("done");
    expect((await readPdf((await file(".pdf"))!)).pages[0]!.text).toContain("0");
  });

  test("is asked for by a campaign that has the petition, and not for tomorrow", async () => {
    const [one, other] = [await opened(), await opened()];
    const input = {
      petition: one.petition.id,
      language: "en",
      paper: "a4",
      comments: false,
      zip: false,
    } as const;
    const ask = (campaignId: string, asOf: string) => startPack(campaignId, { ...input, asOf }, one.deed);
    expect(await ask(other.campaignId, now.toISOString())).toEqual({ outcome: "not-found" });
    expect(await ask(one.campaignId, "2013-01-14T18:00:01Z")).toEqual({ outcome: "future" });
    expect(await prisma.jobRun.count({ where: { campaignId: one.campaignId } })).toBe(0);
  });
});

describe("a pack for one official", () => {
  const [here, there] = [
    "ocd-division/country:us/state:vt/sldl:orange-3",
    "ocd-division/country:us/state:vt/sldl:windsor-2",
  ];

  async function withOffice() {
    const place = await opened();
    const office = await createOffice({
      divisionId: here,
      chamber: "lower",
      key: "state_representative",
      seat: randomUUID(),
      title: "Vermont House, district Orange-3",
    });
    await createHolder({
      officeId: office.id,
      name: "Tess Alder",
      startOn: "2013-01-03",
      endOn: "2015-01-03",
    });
    await prisma.$transaction((tx) => ensureDivisions(tx, [there]));
    const living = async (divisionId: string | null) => {
      const { id: supporterId } = await createSupporter();
      if (divisionId)
        await prisma.supporterDivision.create({ data: { supporterId, divisionId, foundAt: now } });
      return supporterId;
    };
    return { ...place, office, living };
  }

  test("has nobody but those who are known to live there", async () => {
    const place = await withOffice();
    const own = { postalCode: "05033", public: true } as const;
    await addSignatures(place.petition.id, [
      {
        givenName: "=Ana",
        ...own,
        supporterId: await place.living(here),
        comment: "Ours.",
        commentStatus: "approved",
      },
      { givenName: "Quiet", ...own, public: false, supporterId: await place.living(here) },
      { givenName: "Held", ...own, status: "review", supporterId: await place.living(here) },
      {
        givenName: "Neighbour",
        ...own,
        supporterId: await place.living(there),
        comment: "Theirs.",
        commentStatus: "approved",
      },
      { givenName: "Unknown", ...own, supporterId: await place.living(null) },
    ]);
    const { run, file } = await packOf(place, { office: place.office.id });
    expect(run).toMatchObject({
      state: "done",
      result: { figures: { signatures: 2, named: 1, comments: 1 } },
    });
    expect(run.files[0]!.name).toMatch(/-vt-sldl-orange-3-2013-01-14-en\.pdf$/);

    const { pages } = await readPdf((await file(".pdf"))!);
    const text = pages.map((page) => page.text).join("\n");
    expect(pages[0]!.text).toMatch(
      /To Representative Tess Alder[\s\S]*2[\s\S]*constituents of House of Representatives district Orange-3 signed/,
    );
    expect(pages[0]!.text).toContain("The petition is addressed to The City Council.");
    expect(text).toContain("BY TOWN");
    expect(text).toContain("Ours.");
    for (const left of ["Neighbour", "Unknown", "Held", "Quiet", "Theirs.", "BY STATE"])
      expect(text).not.toContain(left);
    const csv = (await file("-signers.csv"))!.toString("utf8").trimEnd().split("\r\n");
    expect(csv).toHaveLength(2);
    expect(csv[1]).toMatch(/^1,'=Ana P\.,/);
    expect((await file("-places.csv"))!.toString("utf8")).toContain("By town,Places with fewer than five,2");
  });

  test("counts towns as the list names them, in the other language too", async () => {
    const place = await withOffice();
    for (const postalCode of ["05033", "05033", "05033", "05033", "05033", "05091"]) {
      await addSignatures(place.petition.id, [
        { givenName: "Ana", public: true, postalCode, supporterId: await place.living(here) },
      ]);
    }
    const { file } = await packOf(place, { office: place.office.id, language: "es" });
    const places = (await file("-places.csv"))!.toString("utf8");
    expect(places).toContain('Por ciudad,"Bradford, VT",5');
    expect(places).toContain("Por ciudad,Lugares con menos de cinco,1");
    expect((await readPdf((await file(".pdf"))!)).pages[0]!.text).toContain("residentes firmaron");
  });

  test("of a whole state has those of its districts; of a vacant seat it names the office", async () => {
    const place = await withOffice();
    await addSignatures(place.petition.id, [{ givenName: "Ana", supporterId: await place.living(here) }]);
    const state = await createOffice({
      divisionId: "ocd-division/country:us/state:vt",
      title: "Governor of Vermont",
    });
    const { run, file } = await packOf(place, { office: state.id });
    expect(run.result).toMatchObject({ figures: { signatures: 1 } });
    expect((await readPdf((await file(".pdf"))!)).pages[0]!.text).toContain("To Governor of Vermont");
  });

  test("is not made for an office that nobody has", async () => {
    const place = await withOffice();
    const none = packOf(place, { office: "0140f5c3-5d00-7000-8000-000000000009" });
    await expect(none).rejects.toThrow("not-found");
  });
});

describe("a delivery", () => {
  const record = (petitionId: string, more: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
    petitionId,
    officeId: null,
    deliveredOn: "2013-01-14",
    signatures: 24_318,
    shown: true,
    words: {
      en: { by: "Twelve signers", to: "The clerk of the council", answer: "They will read it." },
      es: { by: "Doce firmantes", to: "La secretaria del concejo", answer: "La van a leer." },
    },
    pictures: [],
    ...more,
  });

  test("is recorded, shown in the visitor's language, changed and removed, each with an entry in the trail", async () => {
    const { petition, campaignId, deed } = await opened();
    const recorded = await recordDelivery({ campaignId, id: null }, record(petition.id), deed);
    if (recorded.outcome !== "recorded") throw new Error(recorded.outcome);
    const { id } = recorded;
    expect(await shownDeliveries(campaignId, "es")).toMatchObject([
      { by: "Doce firmantes", answer: "La van a leer.", signatures: 24_318, deliveredOn: "2013-01-14" },
    ]);
    const changed = { ...record(petition.id), shown: false, signatures: 24_400 };
    expect(await recordDelivery({ campaignId, id }, changed, deed)).toEqual({ outcome: "changed", id });
    expect(await shownDeliveries(campaignId, "en")).toEqual([]);
    expect(await deliveriesOf(campaignId, "en")).toMatchObject([{ id, signatures: 24_400 }]);
    expect(await removeDelivery({ campaignId, id }, deed)).toMatchObject({ outcome: "removed" });
    expect(await findDelivery(id, campaignId, "en")).toBeNull();
    const trail = await prisma.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
    expect(trail.map(({ what }) => what)).toEqual([
      "delivery.recorded",
      "delivery.changed",
      "delivery.removed",
    ]);
    expect(trail[1]!.before).toEqual({ signatures: 24_318, shown: true });
  });

  test("belongs to its campaign: another one's id reaches nothing", async () => {
    const [one, other] = [await opened(), await opened()];
    const made = await recordDelivery(
      { campaignId: one.campaignId, id: null },
      record(one.petition.id),
      one.deed,
    );
    const id = made.outcome === "recorded" ? made.id : "";
    const place = { campaignId: other.campaignId, id };
    expect(await recordDelivery(place, record(other.petition.id), other.deed)).toEqual({
      outcome: "not-found",
    });
    expect(await recordDelivery({ ...place, id: null }, record(one.petition.id), other.deed)).toEqual({
      outcome: "not-found",
    });
    expect(await removeDelivery(place, other.deed)).toEqual({ outcome: "not-found" });
    expect(await deliveriesOf(one.campaignId, "en")).toHaveLength(1);
  });

  test("to one official is told of with their office, and with no other", async () => {
    const { petition, campaignId, deed } = await opened();
    const [one, other] = [
      await createOffice({ divisionId: "ocd-division/country:us/state:vt/sldu:essex" }),
      await createOffice({ divisionId: "ocd-division/country:us/state:vt/sldu:orleans" }),
    ];
    const place = { campaignId, id: null };
    const made = await recordDelivery(place, record(petition.id, { officeId: one.id }), deed);
    await recordDelivery(place, record(petition.id), deed);
    expect(await deliveriesOf(campaignId, "en", one.id)).toMatchObject([{ officeId: one.id }]);
    expect(await deliveriesOf(campaignId, "en", other.id)).toEqual([]);
    expect(await deliveriesOf(campaignId, "en")).toHaveLength(2);
    const nowhere = record(petition.id, { officeId: petition.id });
    expect(await recordDelivery(place, nowhere, deed)).toEqual({ outcome: "not-found" });
    const id = made.outcome === "recorded" ? made.id : "";
    const trail = await prisma.auditEntry.findFirstOrThrow({ where: { subjectId: id } });
    expect(trail.after).toMatchObject({ officeId: one.id });
  });

  test("cannot be of tomorrow, in the zone of who records it", async () => {
    const { petition, campaignId, deed } = await opened();
    const late = { ...deed, now: new Date("2013-01-15T02:00:00Z") };
    const of = (deliveredOn: string) =>
      recordDelivery({ campaignId, id: null }, record(petition.id, { deliveredOn }), late);
    expect(await of("2013-01-15"), "it is still the 14th in Los Angeles").toEqual({ outcome: "future" });
    expect(await of("2013-01-14")).toMatchObject({ outcome: "recorded" });
  });
});

describe("the form of a delivery", () => {
  const typed = {
    petition: "01890a5d-ac96-774b-bcce-b302099a8057",
    on: "2013-01-14",
    signatures: "12",
    by_en: "We",
    to_en: "Them",
  };
  const problems = (fields: Record<string, string>) =>
    DeliveryForm.safeParse({ ...typed, ...fields }).error?.issues.map(({ path, message }) => [
      path[0],
      message,
    ]) ?? [];

  test("takes one language for what is not shown, and wants both for what is", () => {
    expect(problems({})).toEqual([]);
    expect(problems({ shown: "on" })).toEqual([
      ["by_es", "both"],
      ["to_es", "both"],
    ]);
    const both = { shown: "on", by_es: "Nosotros", to_es: "Ellos" };
    expect(problems(both)).toEqual([]);
    expect(problems({ ...both, answer_en: "Yes" })).toEqual([["answer_es", "both"]]);
  });

  test.each([
    [{ signatures: "0" }, "signatures", "bad-count"],
    [{ signatures: "many" }, "signatures", "bad-count"],
    [{ on: "2013-02-30" }, "on", "bad-day"],
    [{ by_en: "" }, "by_en", "required"],
    [{ petition: "x" }, "petition", "unknown"],
    [{ answer_es: "Sí" }, "by_es", "required"],
  ])("refuses %o", (fields, field, code) => {
    expect(problems(fields)).toContainEqual([field, code]);
  });
});
