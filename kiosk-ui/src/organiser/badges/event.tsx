import type { Plan } from "../../client/programme";
import { words } from "../../words/en";

/** The field `event` of a form: the event whose doors are open, unless another one is chosen. */
export function EventChoice({ events }: { events: Plan[] }) {
  const open = events.find((one) => one.open);
  return (
    <label>
      {words.organiser.badges.event}
      <select name="event" defaultValue={open?.event ?? events[0]?.event}>
        {events.map((plan) => (
          <option key={plan.event} value={plan.event}>
            {plan.name}
          </option>
        ))}
      </select>
    </label>
  );
}
