import type { Plan } from "../../client/programme";
import { words } from "../../words/en";

/** The event whose doors are open, or else the first one. */
export function first(events: Plan[]): string {
  return (events.find((one) => one.open) ?? events[0])?.event ?? "";
}

interface EventChoiceProps {
  events: Plan[];
  onChoice?: (event: string) => void;
}

/** The field `event` of a form: the event whose doors are open, unless another one is chosen. */
export function EventChoice({ events, onChoice }: EventChoiceProps) {
  return (
    <label>
      {words.organiser.badges.event}
      <select
        name="event"
        defaultValue={first(events)}
        onChange={(event) => onChoice?.(event.currentTarget.value)}
      >
        {events.map((plan) => (
          <option key={plan.event} value={plan.event}>
            {plan.name}
          </option>
        ))}
      </select>
    </label>
  );
}
