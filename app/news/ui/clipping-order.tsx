import { Form, Link, useNavigation, useSubmit } from "@remix-run/react";
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useT } from "#app/i18n/use-translate.tsx";
import { classNames } from "#app/ui/class-names.ts";
import type { OrderedClipping } from "../order-clippings.server.ts";
import { PostBadge } from "./post-badge.tsx";

type ClippingOrderProps = { campaignId: string; clippings: OrderedClipping[]; mayEdit: boolean };

/** Moves what is on its way to the server already. */
function useOptimisticOrder(clippings: OrderedClipping[]): OrderedClipping[] {
  const form = useNavigation().formData;
  const from = clippings.findIndex(({ id }) => id === form?.get("id"));
  const moved = clippings[from];
  if (!moved || form?.get("intent") !== "move") return clippings;
  return clippings.toSpliced(from, 1).toSpliced(Number(form.get("place")), 0, moved);
}

/**
 * Clippings in their order on the campaign's page: they are moved by their buttons, by dragging them, or with Alt and
 * the arrow keys on one of them.
 */
export function ClippingOrder({ campaignId, clippings, mayEdit }: ClippingOrderProps) {
  const t = useT("content");
  const submit = useSubmit();
  const order = useOptimisticOrder(clippings);
  const list = useRef<HTMLOListElement>(null);
  const lastMoved = useRef<string | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);

  const move = (id: string, place: number) => {
    if (place < 0 || place >= order.length || order[place]?.id === id) return;
    lastMoved.current = id;
    submit({ intent: "move", id, place: String(place) }, { method: "post", preventScrollReset: true });
  };
  const places = order.map(({ id }) => id).join();
  // A row that changes its place loses the focus.
  useEffect(() => {
    if (!lastMoved.current || !places.includes(lastMoved.current)) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-clipping="${lastMoved.current}"]`);
    if (row && !row.contains(document.activeElement)) row.focus();
  }, [places]);

  const dragProps = (id: string, place: number) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", id);
      setDragged(id);
    },
    onDragOver: (event: DragEvent) => {
      if (!dragged) return;
      event.preventDefault();
      setOver(place);
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged) move(dragged, place);
    },
    onDragEnd: () => {
      setDragged(null);
      setOver(null);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!event.altKey || step === undefined) return;
      event.preventDefault();
      move(id, place + step);
    },
  });

  return (
    <ol className="adm-order" ref={list} aria-label={t("post.order.title")}>
      {order.map((clipping, place) => (
        <li
          key={clipping.id}
          tabIndex={mayEdit ? -1 : undefined}
          data-clipping={clipping.id}
          className={classNames(
            dragged === clipping.id && "adm-order-dragged",
            dragged !== null && over === place && "adm-order-over",
          )}
          {...(mayEdit ? dragProps(clipping.id, place) : {})}
        >
          <div>
            <Link to={`/admin/campaigns/${campaignId}/news/${clipping.id}`} draggable={false}>
              {clipping.name}
            </Link>
            {clipping.outlet ? <span className="adm-hint">{clipping.outlet}</span> : null}
          </div>
          <PostBadge state={clipping.state} />
          {mayEdit ? <MoveButtons {...{ clipping, place }} last={place === order.length - 1} /> : null}
        </li>
      ))}
    </ol>
  );
}

type MoveButtonsProps = { clipping: OrderedClipping; place: number; last: boolean };

function MoveButtons({ clipping, place, last }: MoveButtonsProps) {
  const t = useT("content");
  const button = (to: number, words: "up" | "down", disabled: boolean) => (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="id" value={clipping.id} />
      <button
        type="submit"
        name="place"
        value={to}
        className="button button-two"
        disabled={disabled}
        aria-label={`${t(`post.order.${words}`)}: ${clipping.name}`}
      >
        {t(`post.order.${words}`)}
      </button>
    </Form>
  );
  return (
    <div className="adm-actions">
      {button(place - 1, "up", place === 0)}
      {button(place + 1, "down", last)}
    </div>
  );
}
