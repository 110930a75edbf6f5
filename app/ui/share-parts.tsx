import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button.tsx";
import type { IconName } from "./icon.tsx";

type CopyFieldProps = {
  id: string;
  label: ReactNode;
  value: string;
  copyText: string;
  /** What is said once it is copied. */
  copiedText: string;
};

/** A text to take along. The field can be selected without a script; the button shows once there is one. */
export function CopyField({ id, label, value, copyText, copiedText }: CopyFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="copy-field">
        <input className="input" id={id} readOnly defaultValue={value} />
        <Button look="key" icon="link" type="button" data-copy={id} data-copied={copiedText}>
          {copyText}
        </Button>
        <span className="small copy-field-said" role="status" data-copy-said={id} />
      </div>
    </div>
  );
}

export type ShareWay = { key: string; text: string; href: string; icon: IconName; newTab?: boolean };

type ShareListProps = {
  label: string;
  /** The first is the loud one. */
  ways: ShareWay[];
  /** The device's own sheet: hidden until the script finds one. */
  native?: { text: string; title: string; message: string; url: string };
};

/** Ways to pass something on; each works as a plain link. */
export function ShareList({ label, ways, native }: ShareListProps) {
  return (
    <ul className="share-list" aria-label={label}>
      {native ? (
        <li hidden data-native-share="">
          <Button
            look="act"
            icon="share"
            type="button"
            data-share-title={native.title}
            data-share-text={native.message}
            data-share-url={native.url}
          >
            {native.text}
          </Button>
        </li>
      ) : null}
      {ways.map(({ key, text, href, icon, newTab }, index) => (
        <li key={key}>
          <ButtonLink
            look={index === 0 ? "act" : "two"}
            icon={icon}
            href={href}
            rel={newTab ? "noopener noreferrer" : undefined}
            target={newTab ? "_blank" : undefined}
            data-share={key}
          >
            {text}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

type QrFrameProps = {
  /** Side of the code in modules, quiet zone left out. */
  size: number;
  /** Path of the dark modules, one unit each. */
  path: string;
  /** What the code leads to, in words. */
  title: string;
  children?: ReactNode;
};

/** A QR code in its frame. Always dark on white, at night too. */
export function QrFrame({ size, path, title, children }: QrFrameProps) {
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={title} shapeRendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
      {children ? <figcaption className="small">{children}</figcaption> : null}
    </figure>
  );
}

type PosterFrameProps = { src: string; width: number; height: number; alt: string; children?: ReactNode };

/** A printed sheet with its caption. */
export function PosterFrame({ src, width, height, alt, children }: PosterFrameProps) {
  return (
    <figure className="poster-frame">
      <img src={src} width={width} height={height} alt={alt} loading="lazy" decoding="async" />
      {children ? <figcaption>{children}</figcaption> : null}
    </figure>
  );
}
