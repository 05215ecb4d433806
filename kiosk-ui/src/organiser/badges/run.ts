import { useRef, useState } from "preact/hooks";
import { offers } from "../../client/badges";
import { type Client, Refusal } from "../../client/http";
import { words } from "../../words/en";
import { type Badges, type Effect, type Event, guest, START, step, type Wish } from "./state";

type Draw = Extract<Effect, { do: "draw" }>;

/** Runs the badges' part of the page: the pure step, requests out. */
export function useBadges(client: Client): [Badges, (event: Event) => void] {
  const now = useRef(START);
  const [it, show] = useState(START);

  function tell(event: Event): void {
    const [next, effects] = step(now.current, event);
    now.current = next;
    show(next);
    effects.forEach(run);
  }

  function run(effect: Effect): void {
    switch (effect.do) {
      case "offer":
        void offer();
        break;
      case "draw":
        void draw(effect);
        break;
      case "sheet":
        void sheet(effect.wish);
        break;
      case "forget":
        effect.urls.forEach((url) => {
          URL.revokeObjectURL(url);
        });
        break;
    }
  }

  async function offer(): Promise<void> {
    const turn = now.current.turn;
    try {
      tell({ on: "offered", offers: offers(await client.get("/api/badges/templates")) });
    } catch (failure) {
      tell({ on: "refused", turn, text: said(failure) });
    }
  }

  async function draw({ turn, source, dpi, index }: Draw): Promise<void> {
    const query = new URLSearchParams({
      dpi: String(dpi),
      hard: String(index),
      guest: JSON.stringify(guest(index)),
      ...(source.svg === null ? { template: source.name } : {}),
    });
    try {
      const path = `/api/badges/preview?${query}`;
      const { file, warnings } = await client.image(path, "image/svg+xml", source.svg);
      tell({ on: "drawn", turn, index, url: URL.createObjectURL(file), warnings });
    } catch (failure) {
      tell({ on: "refused", turn, text: said(failure) });
    }
  }

  async function sheet(wish: Wish): Promise<void> {
    try {
      const query = new URLSearchParams({ ...wish });
      const { file, warnings } = await client.document(`/api/badges/sheet?${query}`);
      tell({ on: "sheet", sheet: { is: "done", url: URL.createObjectURL(file), warnings } });
    } catch (failure) {
      tell({ on: "sheet", sheet: { is: "failed", text: said(failure) } });
    }
  }

  return [it, useRef(tell).current];
}

function said(failure: unknown): string {
  return failure instanceof Refusal
    ? words.organiser.badges.refused(failure.message)
    : words.organiser.unanswered;
}
