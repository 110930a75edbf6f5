import type { ReactNode } from "react";
import { useLangOf } from "#app/i18n/use-translate.tsx";
import { RichTextView } from "#app/ui/rich-text.tsx";
import { Section } from "#app/ui/section.tsx";
import type { CampaignPage } from "../campaign.ts";

/** Why the campaign matters, with what happened last beside it. */
export function Story({ campaign, children }: { campaign: CampaignPage; children: ReactNode }) {
  const lang = useLangOf()(campaign.language);
  if (campaign.story.content.length === 0 && !children) return null;
  return (
    <Section title={<span lang={lang}>{campaign.storyTitle}</span>}>
      <div className="columns">
        <div className="prose" lang={lang}>
          <RichTextView doc={campaign.story} level={3} />
        </div>
        {children ? <div>{children}</div> : null}
      </div>
    </Section>
  );
}
