import type { SignReply } from "#app/petitions/sign-reply.ts";
import { signatures } from "#app/platform/metrics.server.ts";
import type { Visit } from "#app/platform/visit.ts";
import { countBy } from "./access-log.server.ts";
import { type Exchange, send } from "./exchange.server.ts";
import { markSecure, type Surroundings, safetyHeaders } from "./security-headers.server.ts";
import { signedCookie } from "./signed-cookie.server.ts";

const SIGN_PATH = /^(?:\/es)?\/petitions\/([a-z0-9]+(?:-[a-z0-9]+)*)\/?$/;

const countOutcome = countBy(signatures, "outcome");

/** The petition a POST to this path would sign, or null. */
export function petitionOf(pathname: string): string | null {
  return SIGN_PATH.exec(pathname)?.[1] ?? null;
}

export interface SignDesk {
  sign(slug: string, fields: URLSearchParams, visit: Visit): Promise<SignReply>;
  surroundings: Surroundings;
  /** Signatures being stored at one time; more are refused with 503 instead of filling memory. */
  mostSigns: number;
}

/** Takes the posts of petition forms before anything is rendered. Most of them end here. */
export class SignatureDesk {
  #waiting = 0;

  constructor(private readonly desk: SignDesk) {}

  get isFull(): boolean {
    if (this.#waiting < this.desk.mostSigns) return false;
    countOutcome("overload");
    return true;
  }

  /**
   * Signs. Answers a good form with 303; hands every other reply back, for a page to be made of it.
   * Throws what storing threw.
   */
  async take(
    exchange: Exchange,
    slug: string,
    fields: URLSearchParams,
    visit: Visit,
  ): Promise<SignReply | null> {
    this.#waiting += 1;
    try {
      const reply = await this.desk.sign(slug, fields, visit);
      countOutcome(reply.kind);
      if (reply.kind !== "signed") return reply;
      this.#sendOn(exchange, reply);
      return null;
    } catch (error) {
      countOutcome("failed");
      throw error;
    } finally {
      this.#waiting -= 1;
    }
  }

  #sendOn(exchange: Exchange, { location, cookie }: Extract<SignReply, { kind: "signed" }>): void {
    const { surroundings } = this.desk;
    send(exchange, 303, [
      ...safetyHeaders(surroundings, exchange.pathname, ""),
      "Location",
      location,
      "Set-Cookie",
      markSecure(signedCookie(cookie), surroundings),
      "Cache-Control",
      "no-store",
      "Content-Length",
      "0",
    ]);
  }
}
