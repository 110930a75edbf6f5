const DAY_MS = 86_400_000;

/** Conditions of the list of supporters, as they are kept in a segment; `ids` are those of one database. */
export function filtersOf({ petitions, campaigns, tags }) {
  const ago = (days) => new Date(Date.now() - days * DAY_MS).toISOString();
  const [large, , , , , , , small] = petitions;
  const not = (condition) => ({ ...condition, not: true });
  const state = (code) => ({ kind: "state", country: "US", state: code });
  const tag = (at) => ({ kind: "tag", tagId: tags[at] });
  const consent = (answer, purpose = "email") => ({ kind: "consent", purpose, answer });
  const custom = (key, value) => ({ kind: "custom", key, value });
  const source = { kind: "source", source: "rally" };
  const suppressed = { kind: "suppressed", reason: "bounced" };
  const confirmed = { kind: "confirmed" };
  const signed = (more) => ({ kind: "signed", ...more });
  const all = (...conditions) => conditions.map((condition) => [condition]);
  return {
    "state, common": all(state("CA")),
    "state, rare": all(state("NV")),
    "not state": all(not(state("CA"))),
    county: all({ kind: "county", fips: "06037" }),
    "county, small": all({ kind: "county", fips: "06003" }),
    "ZIP prefix": all({ kind: "zip", prefix: "90" }),
    tag: all(tag(0)),
    "tag, rare": all(tag(12)),
    "not tag": all(not(tag(0))),
    "consent yes": all(consent("yes")),
    "consent no": all(consent("no")),
    "consent not asked": all(consent("not-asked")),
    "consent to SMS": all(consent("yes", "sms")),
    "not consent yes": all(not(consent("yes"))),
    language: all({ kind: "language", language: "es" }),
    source: all(source),
    "not source": all(not(source)),
    confirmed: all(confirmed),
    "not confirmed": all(not(confirmed)),
    bounced: all(suppressed),
    "not bounced": all(not(suppressed)),
    "field, choice": all(custom("ward", "north")),
    "field, rare": all(custom("employer", "Employer 399")),
    "not field": all(not(custom("volunteers", true))),
    "signed petition, large": all(signed({ petitionId: large })),
    "signed petition, small": all(signed({ petitionId: small })),
    "not signed petition": all(not(signed({ petitionId: large }))),
    "signed campaign": all(signed({ campaignId: campaigns[1] })),
    "signed last week": all(signed({ from: ago(7) })),
    "signed a week a year ago": all(signed({ from: ago(372), until: ago(365) })),
    "signed petition, a week a year ago": all(signed({ petitionId: large, from: ago(372), until: ago(365) })),
    "signed small petition last month": all(signed({ petitionId: small, from: ago(30) })),
    "added a week a year ago": all({ kind: "created", from: ago(372), until: ago(365) }),
    "added before last year": all({ kind: "created", until: ago(365) }),
    "not added this year": all(not({ kind: "created", from: ago(365) })),
    "state + tag": all(state("TX"), tag(1)),
    "state + consent": all(state("CA"), consent("yes")),
    "state + tag + consent": all(state("CA"), tag(0), consent("yes")),
    "tag or tag": [[tag(2), tag(3)]],
    "state or tag": [[state("NV"), tag(4)]],
    "petition + not tag": all(signed({ petitionId: large }), not(tag(0))),
    "petition + not petition": all(signed({ petitionId: small }), not(signed({ petitionId: large }))),
    "county + language": all({ kind: "county", fips: "06037" }, { kind: "language", language: "es" }),
    "consent + not bounced + language": all(consent("yes"), not(suppressed), {
      kind: "language",
      language: "es",
    }),
    "field + state": all(custom("ward", "south"), state("TX")),
    "everything at once": all(
      signed({ petitionId: large, from: ago(400) }),
      state("CA"),
      tag(0),
      consent("yes"),
      not(suppressed),
      confirmed,
      { kind: "language", language: "en" },
    ),
    "nobody: bounced + rare field": all(suppressed, custom("employer", "Employer 399"), tag(15)),
  };
}
