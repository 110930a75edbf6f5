import { Link } from "@remix-run/react";
import { formatInstant } from "#app/i18n/format.ts";
import { localPath } from "#app/i18n/language.ts";
import { useLanguage, useT } from "#app/i18n/use-translate.tsx";
import { Badge } from "#app/ui/admin/badge.tsx";
import type { ReviewedSignature } from "../review-page.server.ts";
import { isReason, likelihoodOf, weights } from "../suspicion.ts";
import { useReviewWords } from "./use-review-words.ts";

/** A signature in a list, with lists of those it has something in common with. */
export type ShownSignature = ReviewedSignature & { networkHref?: string | null; domainHref?: string | null };

type FactsProps = { signature: ShownSignature; timeZone: string; seesPeople: boolean };

const tones = { review: "waiting", pending: "quiet", counted: "good", invalid: "bad" } as const;

/** Who signed what, when and where; what it has in common with others; what speaks against it, and what was said. */
export function SignatureFacts({ signature, timeZone, seesPeople }: FactsProps) {
  const t = useT("review");
  const language = useLanguage();
  const { name, email, status, place, postalCode, signedAt, petition, slug, source, comment } = signature;
  const shown = name === "-" ? t("noName") : name;
  return (
    <>
      <p className="rev-name">
        {seesPeople ? <Link to={`/admin/supporters/${signature.supporterId}`}>{shown}</Link> : <b>{shown}</b>}
        {email ? <span>{email}</span> : null}
        <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      </p>
      <p className="adm-hint">
        {[place, postalCode].filter(Boolean).join(" ")},{" "}
        <time dateTime={signedAt}>{formatInstant(signedAt, timeZone, language)}</time>
        {source ? `, ${t("by", { source })}` : null} ·{" "}
        <a href={localPath(language, `/petitions/${slug}`)}>{petition}</a>
      </p>
      <Shared signature={signature} />
      <Reasons signature={signature} timeZone={timeZone} />
      {comment ? <blockquote lang={signature.language}>{comment}</blockquote> : null}
    </>
  );
}

function Shared({ signature }: { signature: ShownSignature }) {
  const t = useT("review");
  const { network, networkSize, networkHref, domain, domainSize, domainHref } = signature;
  const words = [
    network && {
      key: "network",
      href: networkHref,
      text: networkSize
        ? t("networkOf", { name: network, count: networkSize })
        : t("network", { name: network }),
    },
    domain && {
      key: "domain",
      href: domainHref,
      text: domainSize ? t("domainOf", { name: domain, count: domainSize }) : domain,
    },
  ].filter((each) => each !== null && each !== "");
  if (words.length === 0) return null;
  return (
    <ul className="rev-shared">
      {words.map(({ key, href, text }) => (
        <li key={key}>{href ? <Link to={href}>{text}</Link> : text}</li>
      ))}
    </ul>
  );
}

function Reasons({ signature, timeZone }: { signature: ShownSignature; timeZone: string }) {
  const words = useReviewWords(timeZone);
  if (signature.reasons.length === 0) return null;
  return (
    <ul className="rev-reasons">
      {signature.reasons.map((reason) => (
        <li key={reason}>
          {words.reason(reason)}
          {isReason(reason) ? <span className="adm-hint"> +{weights[reason]}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** The sum of what speaks against a signature, with its word. */
export function Likelihood({ suspicion }: { suspicion: number }) {
  const t = useT("review");
  if (suspicion === 0) return null;
  const word = likelihoodOf(suspicion);
  return (
    <p className="rev-likelihood" data-likelihood={word}>
      <span className="hidden-text">{t("likelihood.label", { score: suspicion })}, </span>
      <b aria-hidden="true">{suspicion}</b>
      <span>{t(`likelihood.${word}`)}</span>
    </p>
  );
}
