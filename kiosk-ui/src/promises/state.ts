import type { CheckIn } from "../client/ties";

/** One thing that is still to be asked. */
export type Question =
  | { is: "promise"; promise: string; to: string; text: string }
  | { is: "mentor"; person: string; name: string };

/** What is to be asked, one after the other, most of them never. */
export function questions(asked: CheckIn): Question[] {
  return [
    ...asked.promises.map((one) => ({ is: "promise", ...one }) as const),
    ...asked.mentors.map((one) => ({ is: "mentor", ...one }) as const),
  ].slice(0, 3);
}

/** The request that an answer is; null if it is told to nobody. */
export function request(
  scan: string,
  question: Question,
  answer: string,
): { path: string; body: unknown } | null {
  switch (question.is) {
    case "promise":
      return { path: `/api/scans/${scan}/promises/${question.promise}`, body: { kept: answer } };
    case "mentor":
      return answer === "met"
        ? { path: `/api/scans/${scan}/mentors`, body: { person: question.person } }
        : null;
  }
}
