import { useState } from "react";

type PreviewFrameProps = { href: string; width: "phone" | "desktop"; title: string };

const pixels = { phone: 390, desktop: 1280 };
/** Before the page has said how high it is, and where no script asks it. */
const HEIGHT = 2_400;

/**
 * A public page in the width of a phone or a desk, to be looked at: nothing in it can be pressed or typed into, and
 * it is as high as the page is.
 */
export function PreviewFrame({ href, width, title }: PreviewFrameProps) {
  const [height, setHeight] = useState(HEIGHT);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide page is scrolled with the arrow keys.
    <section className="adm-preview" aria-label={title} tabIndex={0}>
      <div {...{ inert: "" }}>
        <iframe
          src={href}
          title={title}
          className={`adm-preview-${width}`}
          width={pixels[width]}
          height={height}
          sandbox="allow-same-origin"
          onLoad={({ currentTarget }) => {
            const page = currentTarget.contentDocument?.documentElement;
            if (page) setHeight(Math.min(20_000, page.scrollHeight));
          }}
        />
      </div>
    </section>
  );
}
