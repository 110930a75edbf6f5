/** What the stand-in's pages say. English, and Spanish as it is spoken in the Americas. */
const WORDS = {
  "en-US": {
    test: "Test payment page: no card is charged.",
    pay: "Pay",
    monthly: "a month",
    email: "Email",
    name: "Name on the card",
    card: "Last four digits",
    delayed: "Pay with a delayed method",
    decline: "Decline",
    back: "Back",
    declined: "Your card was declined. Try another one.",
    complete: "This payment is complete. Nothing more is charged.",
    expired: "This page has expired. Nothing was charged.",
    unknown: "There is no such page.",
    setup: "Leave a card for later",
    portal: "Your regular gifts",
    change: "Change the card",
    brand: "Brand",
    expiry: "Expires (month and year)",
    cancel: "Cancel at the end of the period",
    keep: "Do not cancel",
    cancelled: "Ends on",
    next: "Next payment on",
    none: "There are no regular gifts.",
    changed: "Saved.",
  },
  "es-US": {
    test: "Página de pago de prueba: no se cobra a ninguna tarjeta.",
    pay: "Pagar",
    monthly: "al mes",
    email: "Correo electrónico",
    name: "Nombre en la tarjeta",
    card: "Últimos cuatro dígitos",
    delayed: "Pagar con un método que tarda",
    decline: "Rechazar",
    back: "Volver",
    declined: "Su tarjeta fue rechazada. Pruebe con otra.",
    complete: "Este pago está hecho. No se cobra nada más.",
    expired: "Esta página caducó. No se cobró nada.",
    unknown: "Esta página no existe.",
    setup: "Dejar una tarjeta para más tarde",
    portal: "Sus donaciones periódicas",
    change: "Cambiar la tarjeta",
    brand: "Marca",
    expiry: "Vence (mes y año)",
    cancel: "Cancelar al final del período",
    keep: "No cancelar",
    cancelled: "Termina el",
    next: "Próximo pago el",
    none: "No hay donaciones periódicas.",
    changed: "Guardado.",
  },
};

export type Words = (typeof WORDS)["en-US"];

/** The language that a session asks for; English where it leaves that to the browser. */
export function wordsFor(locale: string | null) {
  const language = locale?.startsWith("es") ? "es-US" : "en-US";
  return { language, words: WORDS[language] } as const;
}

/** An amount as the reader writes it: minor units become what the currency has. */
export function money(amount: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency: currency.toUpperCase() });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

export function day(seconds: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(seconds * 1000);
}
