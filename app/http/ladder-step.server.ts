import { localPath } from "#app/i18n/language.ts";
import { type Asking, whatNext } from "#app/ladder/next-step.server.ts";
import type { LadderStepProps } from "#app/ladder/ui/ladder-step.tsx";

const gifts: readonly string[] = ["monthly", "give"];

/**
 * What a page after an action asks for next. `source` is what the next page is told to have led there. A gift is asked for
 * by a step of its own, of everybody who does not give each month already.
 */
export async function ladderStep(
  asking: Asking,
  source: string,
): Promise<{ step: LadderStepProps | null; mayAskGift: boolean }> {
  const { step, givesMonthly } = await whatNext(asking);
  const mayAskGift = !givesMonthly;
  if (!step || gifts.includes(step.rung)) return { step: null, mayAskGift };
  const { rung, title, text, path } = step;
  const href = `${localPath(asking.language, path)}?${new URLSearchParams({ source })}`;
  return { step: { rung, title, text, href }, mayAskGift };
}
