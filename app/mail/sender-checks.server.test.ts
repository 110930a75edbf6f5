import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type FakeDns, startFakeDns } from "#tests/fakes/dns-server.ts";
import { checkSender, type Sender, soonResolver } from "./sender-checks.server.ts";

let dns: FakeDns;
const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const published = publicKey.export({ format: "der", type: "spki" }).toString("base64");
const key = { domain: "house.example", selector: "s1", privateKey: pem };

beforeAll(async () => {
  dns = await startFakeDns();
});
beforeEach(() => {
  dns.zone = {
    "house.example": {
      TXT: ["v=spf1 include:_spf.mailer.example -all", "other=1"],
      MX: [[10, "mx.house.example"]],
    },
    "s1._domainkey.house.example": { TXT: [`v=DKIM1; k=rsa; p=${published}`] },
    "_dmarc.house.example": { TXT: ["v=DMARC1; p=reject; rua=mailto:d@house.example"] },
  };
  dns.silent = false;
});
afterAll(() => dns.stop());

async function check(change: Partial<Sender> = {}) {
  const checks = await checkSender(
    { domain: "house.example", dkim: key, ...change },
    soonResolver([dns.address]),
  );
  return Object.fromEntries(checks.map(({ what, code }) => [what, code]));
}

test("a sender in order passes all four", async () => {
  expect(await check()).toEqual({ spf: "spf-ok", dkim: "dkim-ok", dmarc: "dmarc-ok", mx: "mx-ok" });
});

test("a domain without records is told what is missing", async () => {
  dns.zone = {};
  expect(await check()).toEqual({ spf: "spf-none", dkim: "dkim-none", dmarc: "dmarc-none", mx: "mx-none" });
  expect(await check({ dkim: null })).toMatchObject({ dkim: "dkim-off" });
});

test("records that let everybody send, or nobody, are told apart", async () => {
  const spf = async (...records: string[]) => {
    dns.zone["house.example"] = { TXT: records, A: ["203.0.113.4"] };
    return (await check()).spf;
  };
  expect(await spf("v=spf1 +all")).toBe("spf-everybody");
  expect(await spf("v=spf1 mx ?all")).toBe("spf-neutral");
  expect(await spf("v=spf1 mx")).toBe("spf-open");
  expect(await spf("v=spf1 redirect=_spf.mailer.example")).toBe("spf-ok");
  expect(await spf("v=spf1 mx ~all", "v=spf1 a -all")).toBe("spf-several");
  const many = Array.from({ length: 11 }, (_, n) => `include:s${n}.example`).join(" ");
  expect(await spf(`v=spf1 ${many} -all`)).toBe("spf-lookups");
  expect((await check()).mx).toBe("mx-address");
});

test("a key that is not ours, or taken back, is noticed", async () => {
  const dkim = async (record: string) => {
    dns.zone["s1._domainkey.house.example"] = { TXT: [record] };
    return (await check()).dkim;
  };
  expect(await dkim("v=DKIM1; p=AAAA")).toBe("dkim-other");
  expect(await dkim("v=DKIM1; p=")).toBe("dkim-revoked");
  dns.zone["s1._domainkey.house.example"] = { TXT: [`p=${published}`] };
  expect((await check({ domain: "elsewhere.example" })).dkim).toBe("dkim-stranger");
});

test("DMARC holds for what is below it, by its own rule for that", async () => {
  dns.zone["_dmarc.house.example"] = { TXT: ["v=DMARC1; p=reject; sp=none"] };
  expect((await check({ domain: "news.house.example" })).dmarc).toBe("dmarc-watching");
  expect((await check()).dmarc).toBe("dmarc-ok");
  dns.zone["_dmarc.house.example"] = { TXT: ["v=DMARC1; rua=mailto:d@house.example"] };
  expect((await check()).dmarc).toBe("dmarc-broken");
});

test("where mails come back elsewhere, that domain is asked for SPF and MX", async () => {
  dns.zone["back.example"] = { TXT: ["v=spf1 ip4:203.0.113.5 -all"], MX: [[10, "mx.back.example"]] };
  const checks = await checkSender(
    { domain: "house.example", returnDomain: "back.example", dkim: null },
    soonResolver([dns.address]),
  );
  const names = Object.fromEntries(checks.map(({ what, name, state }) => [what, [name, state]]));
  expect(names).toMatchObject({ spf: ["back.example", "ok"], mx: ["back.example", "ok"] });
  expect(names.dmarc![0]).toBe("_dmarc.house.example");
});

test("a return path that refuses all mail is noticed", async () => {
  dns.zone["house.example"] = { MX: [[0, "."]] };
  expect((await check()).mx).toBe("mx-null");
});

test("a name server that says nothing is not taken for a missing record", async () => {
  dns.silent = true;
  const checks = await checkSender({ domain: "house.example", dkim: key }, soonResolver([dns.address]));
  expect(checks.map(({ state, found }) => [state, found])).toEqual(Array(4).fill(["unasked", "ETIMEOUT"]));
}, 20_000);
