import { Form, Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Address } from "#app/ui/admin/address.tsx";
import { AdminTable, type Column, EmptyState } from "#app/ui/admin/admin-table.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import { Facts, Panel } from "#app/ui/admin/panels.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { OutboxLine as Line } from "../outbox-queries.server.ts";

type Pages = { next: string | null; previous: string | null };

const PAGE = "/admin/settings/outbox";

/** What each kind of mail is called; a kind without words is named as it is kept. */
function useKindWords(): (kind: string) => string {
  const t = useT("settings");
  return (kind) => t(`outbox.kinds.${kind.replace(".", "-") as "mail-test"}`, { defaultValue: kind });
}

/** What stands beside a state: a mail server in its own words, or ourselves in those of who reads. */
function useNoteWords(): (note: string) => string {
  const t = useT("settings");
  return (note) => {
    const file = /^captured as (\S+)$/.exec(note)?.[1];
    return file ? t("outbox.captured", { file }) : note;
  };
}

/** To whom, as long as that is known. */
function Recipient({ mail: { to } }: { mail: Line }) {
  const t = useT("settings");
  return to ? <Address>{to}</Address> : t("outbox.forgotten");
}

const tones = {
  queued: "waiting",
  sending: "waiting",
  sent: "good",
  failed: "bad",
  skipped: "quiet",
} as const;

type OutboxPanelProps = { mails: Line[]; pages: Pages; timeZone: string; empty: string };

/** Mails with what became of them. */
export function OutboxTable({ mails, pages, timeZone, empty }: OutboxPanelProps) {
  const t = useT("settings");
  return (
    <AdminTable
      caption={t("pages.outbox")}
      columns={useColumns(timeZone)}
      rows={mails}
      rowKey={({ id }) => id}
      pages={pages}
      empty={<EmptyState title={empty} />}
    />
  );
}

function useColumns(timeZone: string): Column<Line>[] {
  const t = useT("settings");
  const language = useLanguage();
  const kind = useKindWords();
  const said = useNoteWords();
  return [
    {
      key: "mail",
      title: t("outbox.mail"),
      cell: (mail) => (
        <>
          <Link to={`${PAGE}/${mail.id}`}>{kind(mail.kind)}</Link>
          <span className="adm-under adm-hint">
            <Recipient mail={mail} />
          </span>
        </>
      ),
    },
    {
      key: "state",
      title: t("outbox.state"),
      cell: ({ status, note }) => (
        <>
          <Badge tone={tones[status]}>{t(`outbox.states.${status}`)}</Badge>
          {note ? <span className="adm-under adm-hint">{said(note)}</span> : null}
        </>
      ),
    },
    { key: "tries", title: t("outbox.tries"), number: true, wide: true, cell: ({ attempts }) => attempts },
    {
      key: "when",
      title: t("outbox.when"),
      wide: true,
      cell: ({ sentAt, status, runAt, createdAt }) => {
        const at = sentAt ?? (status === "queued" ? runAt : createdAt);
        return <time dateTime={at}>{formatInstant(at, timeZone, language)}</time>;
      },
    },
    {
      key: "retry",
      title: <span className="hidden-text">{t("outbox.retry")}</span>,
      cell: ({ id, mayRetry }) => (mayRetry ? <RetryMail id={id} /> : null),
    },
  ];
}

function RetryMail({ id }: { id: string }) {
  const t = useT("settings");
  return (
    <Form method="post" action={PAGE}>
      <input type="hidden" name="intent" value="retry" />
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="adm-link-button">
        {t("outbox.retry")}
      </button>
    </Form>
  );
}

/** Tries all that failed and may be tried again. */
export function RetryAllMails({ count }: { count: number }) {
  const t = useT("settings");
  if (count === 0) return null;
  return (
    <Form method="post" action={PAGE}>
      <input type="hidden" name="intent" value="retry-all" />
      <button type="submit" className="button button-two">
        {t("outbox.retryAll", { count })}
      </button>
    </Form>
  );
}

/** Looks for mails to an address; posted, so that the address stands in no log and no history. */
export function RecipientSearch({ typed, error }: { typed: string; error?: string | undefined }) {
  const t = useT("settings");
  return (
    <Form method="post" className="adm-filters" action={PAGE}>
      <input type="hidden" name="intent" value="find" />
      <TextField
        name="recipient"
        type="search"
        label={t("outbox.recipient")}
        defaultValue={typed}
        {...(error && { error })}
        inputMode="email"
        autoComplete="off"
        maxLength={254}
      />
      <button type="submit" className="button button-two">
        {t("outbox.find")}
      </button>
    </Form>
  );
}

type CapturedTableProps = { mails: Line[]; pages: Pages; timeZone: string };

/** Mails that were written into files, since no mail server is set. */
export function CapturedTable({ mails, pages, timeZone }: CapturedTableProps) {
  const t = useT("settings");
  const language = useLanguage();
  const kind = useKindWords();
  const columns: Column<Line>[] = [
    {
      key: "mail",
      title: t("outbox.mail"),
      cell: (mail) => <Link to={`${PAGE}/${mail.id}`}>{kind(mail.kind)}</Link>,
    },
    {
      key: "to",
      title: t("outbox.to"),
      cell: (mail) => (
        <span className="adm-long">
          <Recipient mail={mail} />
        </span>
      ),
    },
    { key: "language", title: t("outbox.language"), wide: true, cell: (mail) => mail.language.toUpperCase() },
    {
      key: "when",
      title: t("outbox.when"),
      wide: true,
      cell: ({ createdAt }) => (
        <time dateTime={createdAt}>{formatInstant(createdAt, timeZone, language)}</time>
      ),
    },
  ];
  return (
    <AdminTable
      caption={t("captured.title")}
      columns={columns}
      rows={mails}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState title={t("captured.empty")}>
          <p>{t("captured.emptyText")}</p>
        </EmptyState>
      }
    />
  );
}

type MailFactsProps = { mail: Line; timeZone: string };

/** What is known of one mail. */
export function MailFacts({ mail, timeZone }: MailFactsProps) {
  const t = useT("settings");
  const language = useLanguage();
  const kind = useKindWords();
  const said = useNoteWords();
  const instant = (at: string | null) => (at ? formatInstant(at, timeZone, language) : "–");
  return (
    <Panel title={kind(mail.kind)} aside={mail.mayRetry ? <RetryMail id={mail.id} /> : null}>
      <Facts
        facts={[
          { key: "to", name: t("outbox.to"), value: mail.to || t("outbox.forgotten") },
          {
            key: "state",
            name: t("outbox.state"),
            value: <Badge tone={tones[mail.status]}>{t(`outbox.states.${mail.status}`)}</Badge>,
          },
          { key: "note", name: t("outbox.note"), value: mail.note ? said(mail.note) : "–" },
          { key: "tries", name: t("outbox.tries"), value: mail.attempts },
          { key: "created", name: t("outbox.created"), value: instant(mail.createdAt) },
          mail.status === "queued"
            ? { key: "due", name: t("outbox.due"), value: instant(mail.runAt) }
            : { key: "sent", name: t("outbox.sent"), value: instant(mail.sentAt) },
        ]}
      />
    </Panel>
  );
}

type MessageProps = {
  message: { subject: string; from: string; to: string; text: string; links: string[] };
  src: string | null;
};

/** A captured mail to read: its designed form in a frame where nothing runs, and its plain one. */
export function CapturedMessage({ message, src }: MessageProps) {
  const t = useT("settings");
  return (
    <>
      <Panel title={message.subject} aside={t("captured.from", { from: message.from })}>
        {src ? <iframe className="adm-mail" src={src} sandbox="" title={message.subject} /> : null}
      </Panel>
      <Panel title={t("captured.text")} span={7}>
        <pre className="adm-raw">{message.text}</pre>
      </Panel>
      <Panel title={t("captured.links")} span={5}>
        <p className="adm-hint">{t("captured.linksHint")}</p>
        <ul className="adm-links">
          {message.links.map((link) => (
            <li key={link}>
              <a href={link} target="_blank" rel="noreferrer noopener">
                {link}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
