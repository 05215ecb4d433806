/** What an organiser reads of mentors. */
export const mentors = {
  title: "Mentors",
  none: "Nobody on this list has said that they look for a mentor or are one.",
  pair: "Pair them",
  part: "Part them",
  line: (mentor: string, mentee: string, topics: string[]) =>
    `${mentor} for ${mentee}${topics.length === 0 ? "" : `: ${topics.join(", ")}`}`,
  paired: "paired",
  unserved: (names: string[]) => `Without a mentor who shares a topic: ${names.join(", ")}.`,
};
