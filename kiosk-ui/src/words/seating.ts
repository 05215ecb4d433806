/** The words of tables and rounds, in English. */
export const words = {
  title: "Tables and rounds",
  room: "The room",
  roomMore: "How many tables, seats and rounds; then change what is different, a line each.",
  tables: "Tables",
  seats: "Seats at each",
  rounds: "Rounds",
  fill: "Fill the lines in",
  tableLines: "Tables: name; seats; quiet, steps, confidential; topic",
  roundLines: "Rounds: name; mix or purpose; minutes; dish; its story",
  save: "Save the room",
  saved: "The room is laid.",
  plan: "Make the plan",
  planAgain: "Make the plan again",
  planned: (moved: number) =>
    moved === 0
      ? "The plan stands; nobody sits elsewhere than before."
      : `The plan is made; ${moved} seats are others than before.`,
  notPlanned: "There is no plan yet.",
  call: (name: string) => `Call “${name}”`,
  callSure: (name: string) =>
    `Call “${name}” now? Whoever is not here has no seat in it; the others may know theirs.`,
  called: (name: string) => `“${name}” is called.`,
  isCalled: "called",
  allCalled: "All rounds are called.",
  table: (name: string) => `Table ${name}`,
  free: (n: number) => (n === 0 ? "full" : n === 1 ? "1 seat free" : `${n} seats free`),
  without: "Without a seat",
  rest: "Sit this round out",
  figures: {
    repeats: (n: number, bound: number) =>
      n === 0
        ? "Nobody meets anybody twice: it cannot be better."
        : n <= bound
          ? `${n} meet again: with so many rounds it cannot be fewer.`
          : `${n} meet again; no plan can have fewer than ${bound}.`,
    colleagues: (n: number) =>
      n === 0
        ? "No colleagues sit together."
        : n === 1
          ? "1 pair from one group sits together."
          : `${n} pairs from one group sit together.`,
    unhosted: (n: number) =>
      n === 0
        ? "No first-timer sits without a host or a returning guest."
        : `${n} first-timers sit without a host or a returning guest.`,
    wants: (met: number, all: number) =>
      all === 0 ? "" : `${met} of ${all} needs meet somebody who offers it.`,
    broken: (n: number) =>
      n === 0 ? "" : `${n} seats do not give what they have to: look for the free tables.`,
  },
  wallList: "Wall list",
  tableCards: "Table cards",
  kitchen: "Kitchen",
  seatOf: (name: string) => `Where ${name} sits`,
  noSeat: "no seat",
  told: "knows it",
  moveTo: "Put at",
  move: "Put there",
  leave: "Leave as it is",
  swaps: (name: string) => `${name} changes places.`,
  noCost: "Nothing becomes worse.",
  cannot: "That cannot be done: the guest stays where they are, or nobody there can change places.",
  unpin: "Let the plan choose again",
  moved: "Done.",
  firstTimer: "first time",
  host: "hosts the table",
  pinned: "put by hand",
  notHere: "not here",
};
