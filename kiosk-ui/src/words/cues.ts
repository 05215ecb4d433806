/** The words of what an evening asks of its hosts, in English. */
export const cueWords = {
  title: "This evening",
  ritual: (text: string) => `Now: ${text}`,
  "gather-casts": "Now: let the casts find each other by the shape on their badges.",
  "gather-casts-again": "Now: let the casts come together once more before the end.",
  seen: "Done",
  next: (time: string, text: string) => `${time}: ${text}`,
  gather: "the casts find each other",
  gatherAgain: "the casts come together again",
  undone: (n: number) =>
    n === 1
      ? "1 thing was to be done before the doors opened"
      : `${n} things were to be done before the doors opened`,
  casts: (n: number) => (n === 1 ? "1 cast" : `${n} casts`),
  noHost: "no host yet",
  led: (hosts: string) => `with ${hosts}`,
};

export const taskWords = {
  title: "The community builder's list",
  phases: { before: "Before", during: "During", after: "After" } as Record<string, string>,
  names: {
    "before/greeters": "Greeters are named, and carry a tablet",
    "before/table-hosts": "Table hosts are named",
    "before/noise": "It is quiet enough to talk: music low, doors shut",
    "before/light": "There is light enough to read a face and a badge",
    "before/signs": "Signs lead from the street to the door, the cloakroom and the toilets",
    "before/step-free-seats": "Seats can be reached without steps",
    "before/quiet-corner": "There is a quiet corner",
    "before/tables-of-eight": "No table has more than eight seats",
    "before/test-badge": "A test badge has come out",
    "during/newcomers": "Every newcomer has been greeted",
    "during/standing-alone": "Look every half hour for whoever stands alone",
    "during/rituals": "The rituals had their time",
    "after/thanks": "Greeters and table hosts were thanked",
    "after/first-timers": "Somebody writes to each first-timer within two days",
    "after/hand-over": "What the next builder should know is written down",
  } as Record<string, string>,
  did: "That did not work. Press again: nothing is done twice.",
};

export const sheetWords = {
  title: "Community sheet",
  whoFor: "Who it is for",
  promise: "Our promise",
  norm: (n: number) => `How we are here, ${n}`,
  ritual: ["Ritual that opens the evening", "Ritual in the middle", "Ritual that closes it"],
  measure: (n: number) => `Target ${n}: what`,
  aim: (n: number) => `Target ${n}: how much this season`,
  save: "Save the sheet",
  saved: "Saved.",
  print: "Print the sheet",
  more: "Norms are shown to greeters, to be said; rituals are cued on the hosts' page at their time.",
};
