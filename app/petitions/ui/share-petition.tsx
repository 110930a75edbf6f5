import { useT } from "#app/i18n/use-translate.tsx";
import { CopyField, QrFrame, ShareList, type ShareWay } from "#app/ui/share-parts.tsx";
import type { ShareLinks } from "../share-links.ts";

type SharePetitionProps = {
  title: string;
  text: string;
  url: string;
  links: ShareLinks;
  qr: { size: number; path: string };
  /** The link is the signer's own. */
  personal: boolean;
  /** What is said of another kind of page. */
  words?: { share: string; link: string; qrAlt: string; qrText: string };
};

const icons = {
  whatsapp: "chat",
  sms: "phone",
  mail: "mail",
  bluesky: "sky",
  x: "bird",
  facebook: "face",
} as const;

/** Every way to pass a petition on; all of them work as plain links. */
export function SharePetition({ title, text, url, links, qr, personal, words }: SharePetitionProps) {
  const t = useT("petitions");
  const ways = Object.entries(icons).map(([key, icon]): ShareWay => {
    const way = key as keyof typeof icons;
    return { key, icon, text: t(`thanks.${way}`), href: links[way], newTab: way !== "sms" && way !== "mail" };
  });
  return (
    <div className="stack">
      <ShareList
        label={words?.share ?? t("thanks.shareTitle")}
        ways={ways}
        native={{ text: t("thanks.native"), title, message: text, url }}
      />
      <CopyField
        id="share-link"
        label={words?.link ?? t(personal ? "thanks.link" : "thanks.plainLink")}
        value={url}
        copyText={t("thanks.copy")}
        copiedText={t("thanks.copied")}
      />
      <details>
        <summary>{t("thanks.qr")}</summary>
        <QrFrame {...qr} title={words?.qrAlt ?? t("thanks.qrAlt")}>
          {words?.qrText ?? t("thanks.qrText")}
        </QrFrame>
      </details>
    </div>
  );
}
