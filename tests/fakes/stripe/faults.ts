type Details = {
  type?: "invalid_request_error" | "card_error" | "api_error" | "idempotency_error";
  code?: string;
  decline_code?: string;
  param?: string;
  message: string;
  payment_intent?: object;
};

/** An answer that Stripe's own library turns into one of its errors. */
export class Fault extends Error {
  readonly status: number;
  readonly details: Details;

  constructor(status: number, details: Details) {
    super(details.message);
    this.status = status;
    this.details = details;
  }

  body() {
    return { error: { type: "invalid_request_error", ...this.details } };
  }
}

export const missing = (param: string) =>
  new Fault(400, { code: "parameter_missing", param, message: `Missing required param: ${param}.` });

export const refused = (message: string, param?: string, code?: string) =>
  new Fault(400, { message, ...(param && { param }), ...(code && { code }) });

export const unknown = (what: string, id: string, param = "id") =>
  new Fault(404, { code: "resource_missing", param, message: `No such ${what}: '${id}'` });
