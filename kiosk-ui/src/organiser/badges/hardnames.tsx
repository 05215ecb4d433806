import { useEffect, useRef } from "preact/hooks";
import type { Offer } from "../../client/badges";
import { words } from "../../words/en";
import type { Badges, Event, Seen } from "./state";

/** How far below what is in sight badges are drawn already. */
const AHEAD = "400px 0px";

interface HardNamesProps {
  it: Badges;
  tell: (event: Event) => void;
}

/** Every hard name on the template, group by group; what is out of sight is not drawn. */
export function HardNames({ it, tell }: HardNamesProps) {
  const place = useRef<HTMLDivElement>(null);
  const count = it.seen.length;
  useEffect(() => {
    const watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const index = Number((entry.target as HTMLElement).dataset.hard);
          tell({ on: entry.isIntersecting ? "near" : "far", index });
        }
      },
      { rootMargin: AHEAD },
    );
    for (const badge of place.current?.querySelectorAll("[data-hard]") ?? []) {
      watch.observe(badge);
    }
    return () => watch.disconnect();
  }, [count, tell]);
  const template = it.offers?.templates.find((one) => one.name === it.source.name);
  return (
    <div ref={place}>
      {grouped(it.seen).map(([group, some]) => (
        <section key={group}>
          <h4>{group}</h4>
          <ul class="seen">
            {some.map(([index, one]) => (
              <Badge key={index} index={index} one={one} template={template} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The badges of each group with their places, in the order of the list. */
function grouped(seen: Seen[]): [string, [number, Seen][]][] {
  const groups = new Map<string, [number, Seen][]>();
  seen.forEach((one, index) => {
    groups.set(one.group, [...(groups.get(one.group) ?? []), [index, one]]);
  });
  return [...groups];
}

interface BadgeProps {
  index: number;
  one: Seen;
  template: Offer | undefined;
}

/** One badge; its place is as large before it is drawn, so that nothing jumps. */
function Badge({ index, one, template }: BadgeProps) {
  const { width, height } = template ?? { width: 4, height: 3 };
  return (
    <li data-hard={index}>
      {one.url === null ? (
        <svg
          class="drawing"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={words.organiser.badges.drawing}
        />
      ) : (
        <img src={one.url} alt={one.name || one.why} loading="lazy" decoding="async" />
      )}
      <p>
        <b dir="auto">{one.name}</b> <small>{one.why}</small>
      </p>
      {one.warnings.map((warning) => (
        <p class="warning" key={warning}>
          {warning}
        </p>
      ))}
    </li>
  );
}
