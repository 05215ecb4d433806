import type { Offer } from "../../client/badges";
import { words } from "../../words/en";

const w = words.organiser.badges;
const GROUPS: [string, string][] = [
  ["own", w.ownOnes],
  ["roll", w.rolls],
  ["sheet", w.sheets],
];

/** The templates that the box knows, as options of a choice. */
export function TemplateOptions({ offers }: { offers: Offer[] }) {
  return (
    <>
      {GROUPS.map(([media, label]) => {
        const some = offers.filter((one) => one.media === media);
        return some.length === 0 ? null : (
          <optgroup key={media} label={label}>
            {some.map((one) => (
              <option key={one.name} value={one.name}>
                {one.name}
              </option>
            ))}
          </optgroup>
        );
      })}
    </>
  );
}
