import { copyText } from "./copy-text.ts";
import { fillReferrer } from "./fill-referrer.ts";
import { focusSummary } from "./focus-summary.ts";
import { followCountry } from "./follow-country.ts";
import { forgetParameter } from "./forget-parameter.ts";
import { guardSubmit } from "./guard-submit.ts";
import { keepTyped } from "./keep-typed.ts";
import { locateReader } from "./locate-reader.ts";
import { lookAgain } from "./look-again.ts";
import { offerEmail } from "./offer-email.ts";
import { openDialog } from "./open-dialog.ts";
import { proveWork } from "./prove-work.ts";
import { refreshLive } from "./refresh-live.ts";
import { shareNatively } from "./share-natively.ts";
import { standInstead } from "./stand-instead.ts";
import { validateForm } from "./validate-form.ts";

/**
 * What a page may ask for, by the attribute that asks. Everything works without any of it. The order matters
 * on a form: a submit is first checked, then proven, then guarded.
 */
const behaviours: [string, (element: HTMLElement) => void][] = [
  ["[data-error-summary]", focusSummary],
  ["form[data-keep]", keepTyped],
  ["form[data-validate]", validateForm],
  ["form[data-check]", proveWork],
  ["form[data-guard]", guardSubmit],
  ["select[data-country]", followCountry],
  ["input[data-suggest]", offerEmail],
  ["input[data-referrer]", fillReferrer],
  ["input[data-forget]", forgetParameter],
  ["input[data-instead-of]", standInstead],
  ["button[data-copy]", copyText],
  ["button[data-locate]", locateReader],
  ["[data-native-share]", shareNatively],
  ["[data-open-dialog]", openDialog],
  ["[data-live]", refreshLive],
  ["[data-look-again]", lookAgain],
];

for (const [selector, enhance] of behaviours) {
  for (const element of document.querySelectorAll<HTMLElement>(selector)) {
    try {
      enhance(element);
    } catch (error) {
      // One broken behaviour must not take the others with it.
      console.error(selector, error);
    }
  }
}
