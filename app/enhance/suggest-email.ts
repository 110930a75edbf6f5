import checker from "@zootools/email-spell-checker";

// Mailboxes common among our readers that the library does not list; a listed domain is never "corrected".
const domains = [
  ...["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "live.com", "msn.com"],
  ...[
    "me.com",
    "mac.com",
    "comcast.net",
    "att.net",
    "sbcglobal.net",
    "verizon.net",
    "cox.net",
    "charter.net",
  ],
  ...["earthlink.net", "bellsouth.net", "ymail.com", "rocketmail.com", "googlemail.com", "proton.me"],
  ...[
    "protonmail.com",
    "yahoo.es",
    "yahoo.com.mx",
    "hotmail.es",
    "outlook.es",
    "live.com.mx",
    "prodigy.net.mx",
  ],
  ...[
    "gmx.com",
    "gmx.net",
    "zoho.com",
    "fastmail.com",
    "pm.me",
    "hey.com",
    "mail.com",
    "riseup.net",
    "duck.com",
  ],
];

/** "Did you mean rosa@gmail.com?" under the field, taken over with one press. `data-suggest` has the words. */
export function suggestEmail(input: HTMLElement): void {
  if (!(input instanceof HTMLInputElement)) return;
  const line = document.createElement("p");
  line.setAttribute("aria-live", "polite");
  input.after(line);

  const clear = () => {
    line.className = "";
    line.replaceChildren();
  };
  input.addEventListener("blur", () => {
    const meant = checker.run({ email: input.value.trim().toLowerCase(), domains })?.full;
    clear();
    if (!meant || meant === input.value.trim().toLowerCase()) return;
    line.className = "suggestion";
    line.append(question(input, meant, clear));
  });
}

function question(input: HTMLInputElement, meant: string, done: () => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button-plain";
  button.textContent = (input.dataset.suggest ?? "{{email}}").replace("{{email}}", meant);
  button.addEventListener("click", () => {
    input.value = meant;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    input.focus();
    done();
  });
  return button;
}
