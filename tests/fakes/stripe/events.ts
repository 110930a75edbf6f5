import type Stripe from "stripe";
import { refused } from "./faults.ts";
import { texts } from "./form.ts";
import { list, type Route, retrieve } from "./routes.ts";
import type { Store } from "./store.ts";
import { asSent, newId } from "./world.ts";

/** The version of the API whose shapes are spoken. */
export const API_VERSION = "2026-10-28.endive";

export const eventRoutes: Route[] = [
  retrieve("/v1/events", "event"),
  [
    "GET",
    "/v1/events",
    (asked) => {
      const types = texts(asked.form, "types");
      if (types.length > 20) throw refused("You may list at most 20 types.", "types");
      const [, , answer] = list("/v1/events", "event", {
        type: ({ type }, wanted) => fits(type, wanted),
        fits: ({ type }) => types.length === 0 || types.some((wanted) => fits(type, wanted)),
      });
      return answer({ ...asked, form: { ...asked.form, fits: "yes" } });
    },
  ],
];

/** `charge.*` stands for all events of charges. */
function fits(type: string, wanted: string): boolean {
  return wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
}

type Request = { id: string; idempotency_key: string | null } | null;

/** Notes down that something happened, with the object as it is at this moment. */
export function recordEvent(
  store: Store,
  now: number,
  request: Request,
  { type, object, previous }: { type: Stripe.Event.Type; object: object; previous?: object },
): Stripe.EventBase {
  return store.put("event", {
    id: newId("evt"),
    object: "event",
    api_version: API_VERSION,
    created: now,
    data: {
      object: asSent(object),
      ...(previous && { previous_attributes: previous }),
    } as Stripe.Event.Data,
    livemode: false,
    pending_webhooks: 1,
    request,
    type,
  });
}
