import { Form } from "@remix-run/react";
import { formatAgo, formatDate } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Panel } from "#app/ui/admin/panels.tsx";
import { browserOf } from "../browser-of.ts";

type Session = {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  from: string | null;
  userAgent: string;
};

/** The browsers somebody is signed in with; each can be signed out from here. */
export function SessionsPanel({ sessions, now }: { sessions: Session[]; now: string }) {
  const t = useT("staff");
  return (
    <Panel title={t("account.sessions")} span={8}>
      <ul className="adm-rows">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} now={now} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <Form method="post" className="adm-form">
          <input type="hidden" name="intent" value="end-others" />
          <div className="adm-actions">
            <button type="submit" className="button button-two">
              {t("account.endOthers")}
            </button>
          </div>
        </Form>
      ) : null}
    </Panel>
  );
}

function SessionRow({ session, now }: { session: Session; now: string }) {
  const t = useT("staff");
  const language = useLanguage();
  const { browser, system } = browserOf(session.userAgent);
  const name =
    browser && system
      ? t("account.browserOn", { browser, system })
      : (browser ?? t("account.unknownBrowser"));
  const date = formatDate(session.createdAt, "day", language, "short");
  return (
    <li>
      <div>
        <p>
          <b>{name}</b>
        </p>
        <p className="adm-hint">
          {t("account.seen", { ago: formatAgo(session.lastSeenAt, new Date(now), language) })}.{" "}
          {session.from
            ? t("account.sinceFrom", { date, network: session.from })
            : t("account.since", { date })}
        </p>
      </div>
      {session.current ? (
        <Badge tone="good">{t("account.thisOne")}</Badge>
      ) : (
        <Form method="post">
          <input type="hidden" name="intent" value="end-session" />
          <input type="hidden" name="session" value={session.id} />
          <button
            type="submit"
            className="button button-two"
            aria-label={t("account.endOf", { browser: name })}
          >
            {t("account.end")}
          </button>
        </Form>
      )}
    </li>
  );
}
