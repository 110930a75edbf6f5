import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (response: ServerResponse, query: URLSearchParams) => void;

export type FakeGeocoder = {
  /** For GEOCODER_URL. */
  url: string;
  /** What it answers now. */
  answer: Answer;
  /** Queries that came in, oldest first. */
  asked: URLSearchParams[];
  stop(): Promise<void>;
};

/** A server on the wire that speaks like the Census Geocoder. It finds nothing until it is told what to find. */
export async function startFakeGeocoder(answer: Answer = found([])): Promise<FakeGeocoder> {
  const server = createServer((request: IncomingMessage, response) => {
    const { searchParams } = new URL(request.url!, "http://geocoder.test");
    fake.asked.push(searchParams);
    fake.answer(response, searchParams);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const fake: FakeGeocoder = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/geocoder`,
    answer,
    asked: [],
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

/** Answers with JSON, or with a text as it is. */
export function says(body: unknown, status = 200): Answer {
  return (response) => {
    response.writeHead(status, { "Content-Type": "application/json" });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}

/** Answers with these matches. */
export const found = (matches: object[]): Answer => says({ result: { addressMatches: matches } });

const failed = [{ status: "Layer query encountered an error: java.lang.RuntimeException: Failed to return" }];

type Given = {
  lat?: number;
  lon?: number;
  zip?: string;
  fips?: string;
  state?: string;
  county?: string;
  /** The district's two digits, the Congress that the layer is named after, and the one that its row names. */
  cd?: string | null;
  congress?: number;
  session?: string;
  upper?: string;
  lower?: string;
  /** A layer that could not be asked. */
  failing?: "cd" | "upper" | "lower";
};

/** A match as the service gives it: of a place in San Francisco, in the districts of the 119th Congress. */
export function match(given: Given = {}) {
  const { fips = "06", state = "California", county = "075", congress = 119, zip = "94102" } = given;
  const { cd = "11", upper = "011", lower = "017", session = String(congress), failing } = given;
  const row = (rest: object) => [{ STATE: fips, ...rest }];
  const house = (name: string, number: string) =>
    row({
      GEOID: fips + number,
      BASENAME: number.replace(/^0+/, ""),
      NAME: `${name} ${number.replace(/^0+/, "")}`,
    });
  return {
    matchedAddress: "455 GOLDEN GATE AVE, SAN FRANCISCO, CA, 94102",
    coordinates: { x: given.lon ?? -122.418, y: given.lat ?? 37.7814 },
    addressComponents: { zip, city: "SAN FRANCISCO" },
    geographies: {
      States: row({ GEOID: fips, BASENAME: state, NAME: state }),
      Counties: row({ GEOID: fips + county, BASENAME: "San Francisco", NAME: "San Francisco County" }),
      "Census Tracts": [],
      ...(cd !== null && {
        [`${congress}th Congressional Districts`]:
          failing === "cd"
            ? failed
            : row({ GEOID: fips + cd, BASENAME: cd, NAME: `Congressional District ${cd}`, CDSESSN: session }),
      }),
      "2024 State Legislative Districts - Upper":
        failing === "upper" ? failed : house("State Senate District", upper),
      "2024 State Legislative Districts - Lower":
        failing === "lower" ? failed : house("Assembly District", lower),
    },
  };
}
