/** The words of parts that people play in an evening, in English. */
export const partsWords = {
  title: "Parts in this evening",
  names: {
    greeter: "Greeter",
    "table-host": "Table host",
    mentor: "Mentor",
    reporter: "Reporter",
    builder: "Community builder",
    speaker: "Speaker",
  } as Record<string, string>,
  builder: (name: string) => `Community builder: ${name}`,
  noBuilder:
    "Nobody is the community builder of this evening yet: find the guest below and give them the part.",
  unanswered: "That did not work. Press again: nothing is done twice.",
};
