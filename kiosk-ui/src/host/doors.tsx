import { exactTime } from "../doors/lines";
import { DoorsPart, Partition, useClock } from "../doors/view";
import { words } from "../words/en";
import type { Hands } from "./hands";
import { Sheet } from "./parts";
import type { Dialog, DoorsSeen, Host } from "./state";

const w = words.doors;

/** What stands on top of the page while doors cannot ask each other, and once guests came in twice. */
export function DoorsNotice({ seen }: { seen: DoorsSeen }) {
  const { doors } = seen;
  const now = useClock(doors.at, seen.heard);
  const doubles = doors.trouble.doubles.length;
  return (
    <>
      <Partition doors={doors} now={now} />
      {doubles === 0 ? null : (
        <p class="notice" role="alert">
          <a href="#doors">
            <b>{w.doubles(doubles)}.</b> {w.doublesSeen}
          </a>
        </p>
      )}
    </>
  );
}

/** The other doors of the evening, with what a host can do about them. */
export function DoorsSection({ seen, hands }: { seen: DoorsSeen; hands: Hands }) {
  const now = useClock(seen.doors.at, seen.heard);
  return (
    <DoorsPart
      doors={seen.doors}
      now={now}
      retry={hands.retryParked}
      hands={{
        setAside: (door) => hands.ask({ is: "set-aside", door }),
        count: hands.countDoor,
        takeBack: (double, entrance) =>
          hands.ask({ is: "take-back", name: double.name || words.host.somebody, entrance }),
      }}
    />
  );
}

interface DialogProps {
  dialog: Extract<Dialog, { is: "set-aside" | "take-back" }>;
  host: Host;
  hands: Hands;
}

/** The questions about doors. */
export function DoorDialog({ dialog, host, hands }: DialogProps) {
  switch (dialog.is) {
    case "set-aside":
      return (
        <Sheet title={w.setAsideSure(dialog.door.name)} host={host} hands={hands}>
          <p class="whole">{w.setAsideMore}</p>
          <button
            type="button"
            class="main"
            disabled={host.busy}
            onClick={() => hands.setAsideDoor(dialog.door)}
          >
            {w.setAsideGo}
          </button>
        </Sheet>
      );
    case "take-back": {
      const { at, door } = dialog.entrance;
      return (
        <Sheet
          title={w.takeBackSure(dialog.name, exactTime(at), door || w.unknownBox)}
          host={host}
          hands={hands}
        >
          <p class="whole">{w.takeBackMore}</p>
          <button
            type="button"
            class="main"
            disabled={host.busy}
            onClick={() => hands.takeBack(dialog.entrance)}
          >
            {w.takeBack}
          </button>
        </Sheet>
      );
    }
  }
}
