/** Why a card was not charged, as Stripe says it. */
export type Decline = { code: string; decline_code: string; message: string };

// These speak for themselves; every other reason is a card_declined that names the reason beside it.
const OWN_CODES: Record<string, string> = {
  expired_card: "Your card has expired.",
  incorrect_cvc: "Your card's security code is incorrect.",
  processing_error: "An error occurred while processing your card. Try again in a little bit.",
};

export function declineFor(reason: string): Decline {
  const own = OWN_CODES[reason];
  if (own) return { code: reason, decline_code: reason, message: own };
  const decline_code = reason === "card_declined" ? "generic_decline" : reason;
  const message =
    reason === "insufficient_funds" ? "Your card has insufficient funds." : "Your card was declined.";
  return { code: "card_declined", decline_code, message };
}
