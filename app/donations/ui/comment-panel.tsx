import { Form } from "@remix-run/react";
import { useT } from "#app/i18n/use-translate.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import type { PanelDonation } from "../panel-donation.ts";

/** Whether a giver's comment stands on the page, with what may be done about it. Nothing where there is none to be shown. */
export function CommentPanel({ donation, mayJudge }: { donation: PanelDonation; mayJudge: boolean }) {
  const t = useT("donations-panel");
  const { comment, commentStatus: status, isPublic, showsGivers, language } = donation;
  if (!comment || !isPublic || status === "none") return null;
  const state = status === "approved" && !showsGivers ? "hidden" : status;
  const verdicts = (["approved", "rejected"] as const).filter((verdict) => verdict !== status);
  return (
    <Panel title={t("comment.title")} span={7}>
      <div className="stack">
        <blockquote lang={language} className="letter-lines">
          {comment}
        </blockquote>
        <p className="adm-hint">{t(`comment.states.${state}`)}</p>
      </div>
      {mayJudge ? (
        <Form method="post" className="adm-actions">
          <input type="hidden" name="intent" value="comment" />
          {verdicts.map((verdict) => (
            <button
              key={verdict}
              type="submit"
              name="verdict"
              value={verdict}
              className={verdict === "approved" ? "button button-key" : "button button-two"}
            >
              {t(`comment.verdicts.${verdict}`)}
            </button>
          ))}
        </Form>
      ) : null}
    </Panel>
  );
}
