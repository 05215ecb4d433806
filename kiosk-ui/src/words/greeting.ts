/** The words of the greeting queue, in English. */
export const greetingWords = {
  title: "Welcome at the door",
  carriedBy: (name: string) => `This tablet is carried by ${name}.`,
  carriedByNobody: "Who carries this tablet?",
  whoCarries: "Find yourself among those who are here",
  notHere: "Nobody of this name is here. Check in first.",
  another: "Somebody else carries it",
  nobody: "Nobody in particular",
  free: "I am free to greet",
  busy: "I am busy",
  isFree: "You are free: newcomers ring here.",
  isBusy: "Newcomers ring at others who are free.",
  pleaseGreet: (name: string) => `Please greet ${name}`,
  together: (n: number, names: string) =>
    `${numbers[n] ?? n} newcomers at the door: ${names}. Greet them all together.`,
  greeted: "Greeted",
  greetedAll: (n: number) => `All ${(numbers[n] ?? String(n)).toLowerCase()} greeted`,
  late: "Has waited for more than three minutes.",
  sayIt: (how: string) => `say: ${how}`,
  speaks: (languages: string) => `speaks ${languages}`,
  invitedBy: (name: string) => `Invited by ${name}`,
  inviterTable: (name: string, table: string) => `Invited by ${name}, table ${table}`,
  inviterHere: (name: string) => `Invited by ${name}, who is here`,
  inviterTold: (name: string) => `Invited by ${name}, who is told, too`,
  askAbout: (what: string) => `Ask about ${what}`,
  openers: [
    "What brought you here tonight?",
    "How do you know the one who invited you?",
    "What would make this a good evening for you?",
    "What have you been glad about lately?",
    "Is there somebody or something here you are curious about?",
    "How was your way here?",
  ],
  atTheDoor: (name: string) => `${name}, whom you invited, is at the door.`,
  isIn: (name: string) => `${name}, whom you invited, is here and has been greeted.`,
  others: "Others who wait",
  ringsAt: (greeter: string) => `rings at ${greeter}`,
  ringsNowhere: (languages: string) =>
    languages === ""
      ? "waits for somebody to be free"
      : `waits for somebody who speaks ${languages}`,
  calm: "Nobody waits to be greeted.",
  time: (median: string, p90: string, n: number) =>
    `Time to welcome: half within ${median}, nine of ten within ${p90} (${n} guests)`,
  norms: "How we are here",
  unanswered: "The box did not answer. Press again: nothing is done twice.",
};

const numbers: Record<number, string> = {
  2: "Two",
  3: "Three",
  4: "Four",
  5: "Five",
  6: "Six",
  7: "Seven",
  8: "Eight",
  9: "Nine",
};
