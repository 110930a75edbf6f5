import { Agent, fetch, type Response } from "undici";
import { z } from "zod";
import { Circuit, NotBegun } from "./circuit.ts";
import { log } from "./log.server.ts";
import { getSettings } from "./settings.server.ts";

const text = z.union([z.string(), z.number()]).transform(String).optional();

/** One area of a layer. A layer that could not be asked has a row with nothing but `status`. */
const Row = z.object({
  GEOID: text,
  STATE: text,
  BASENAME: text,
  NAME: text,
  CDSESSN: text,
  status: z.string().optional(),
});
const Layers = z.record(z.string(), z.array(Row).max(100));
const Match = z.object({
  coordinates: z.object({ x: z.number().min(-180).max(180), y: z.number().min(-90).max(90) }),
  geographies: Layers,
  addressComponents: z.object({ zip: text }).optional(),
});
const AddressReply = z.object({ result: z.object({ addressMatches: z.array(Match).max(100) }) });
const PointReply = z.object({ result: z.object({ geographies: Layers }) });

export type GeocoderRow = z.infer<typeof Row>;
export type GeocoderLayers = z.infer<typeof Layers>;

/** A place that fits what was asked, with the areas it lies in by the layer's name. */
export type GeocoderMatch = { lat: number; lon: number; zip: string | null; layers: GeocoderLayers };

/** `unknown-vintage`: it answers, but has no such edition of its areas. */
export type GeocoderReply =
  | { outcome: "answered"; matches: GeocoderMatch[] }
  | { outcome: "unknown-vintage" }
  | { outcome: "away"; why: "off" | "slow" | "busy" | "resting" | "failed" | "nonsense" };

export type GeocoderQuestion = { address: string } | { lat: number; lon: number };

const LIMITS = { atOnce: 16, waiting: 64, failures: 5, restMs: 30_000 };
/** For everything that one look-up asks of it. */
export const GEOCODER_PATIENCE_MS = 3_000;
const MOST_BYTES = 2 * 1024 * 1024;

class Nonsense extends Error {}

/**
 * Speaks the protocol of the US Census Geocoder (https://geocoding.geo.census.gov/geocoder/Geocoding_Services_API.html).
 * Its replies are checked for their shape; what they say is for others to judge. It keeps connections, asks few
 * questions at a time, and leaves a server that failed several times in a row alone for half a minute.
 */
export class Geocoder {
  readonly #agent = new Agent({ connections: LIMITS.atOnce, connect: { timeout: 2_000 }, pipelining: 1 });
  readonly #circuit: Circuit;

  /** `url` null: it is switched off. */
  constructor(
    private readonly url: string | null,
    limits: Partial<typeof LIMITS> = {},
  ) {
    this.#circuit = new Circuit({ ...LIMITS, ...limits });
  }

  /**
   * Asks where something lies, in the areas of a vintage ("ACS2025_Current"), until `signal` says that it is enough.
   * Errors: outcomes cover everything. Neither the question nor an address of the reply is ever logged.
   */
  async ask(question: GeocoderQuestion, vintage: string, signal: AbortSignal): Promise<GeocoderReply> {
    if (this.url === null) return { outcome: "away", why: "off" };
    try {
      return await this.#circuit.run(() => this.#ask(question, vintage, signal), signal);
    } catch (error) {
      const why = whyOf(error, signal);
      // Its cause may hold the address that was asked for: only its kind is told.
      log.warn({ why }, "the geocoder did not answer");
      return { outcome: "away", why };
    }
  }

  /** Closes its connections. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #ask(question: GeocoderQuestion, vintage: string, signal: AbortSignal): Promise<GeocoderReply> {
    const response = await fetch(addressOf(this.url!, question, vintage), {
      dispatcher: this.#agent,
      redirect: "error",
      signal,
      headers: { Accept: "application/json" },
    });
    if (response.status === 400) {
      await response.body?.cancel();
      return { outcome: "unknown-vintage" };
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`status ${response.status}`);
    }
    return { outcome: "answered", matches: matchesOf(question, await readJson(response)) };
  }
}

function addressOf(base: string, question: GeocoderQuestion, vintage: string): string {
  const by = "address" in question ? "onelineaddress" : "coordinates";
  const url = new URL(`${base.replace(/\/$/, "")}/geographies/${by}`);
  if ("address" in question) url.searchParams.set("address", question.address);
  else {
    url.searchParams.set("x", String(question.lon));
    url.searchParams.set("y", String(question.lat));
  }
  url.searchParams.set("benchmark", "Public_AR_Current");
  url.searchParams.set("vintage", vintage);
  // Names and numbers of layers change from one vintage to the next.
  url.searchParams.set("layers", "all");
  url.searchParams.set("format", "json");
  return url.href;
}

async function readJson(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) throw new Nonsense("too long");
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new Nonsense("no JSON");
  }
}

function matchesOf(question: GeocoderQuestion, reply: unknown): GeocoderMatch[] {
  if ("address" in question) {
    const parsed = AddressReply.safeParse(reply);
    if (!parsed.success) throw new Nonsense("another shape");
    return parsed.data.result.addressMatches.map(({ coordinates, geographies, addressComponents }) => ({
      lat: coordinates.y,
      lon: coordinates.x,
      zip: addressComponents?.zip?.match(/^\d{5}/)?.[0] ?? null,
      layers: geographies,
    }));
  }
  const parsed = PointReply.safeParse(reply);
  if (!parsed.success) throw new Nonsense("another shape");
  return [{ ...question, zip: null, layers: parsed.data.result.geographies }];
}

function whyOf(error: unknown, signal: AbortSignal): "slow" | "busy" | "resting" | "failed" | "nonsense" {
  if (error instanceof NotBegun) return error.why;
  if (signal.aborted) return "slow";
  return error instanceof Nonsense ? "nonsense" : "failed";
}

let kept: Geocoder | undefined;

/** The geocoder of the settings. */
export function getGeocoder(): Geocoder {
  const { GEOCODER_URL } = getSettings();
  kept ??= new Geocoder(GEOCODER_URL === "off" ? null : GEOCODER_URL);
  return kept;
}
