import "./promises.css";
import { useEffect, useState } from "preact/hooks";
import { Client } from "../client/http";
import { checkIn } from "../client/ties";
import { promises as w } from "../words/promises";
import { type Question, questions, request } from "./state";

const client = new Client("station");

/** "Did it happen?": on the welcome, while the badge prints. Whoever does not answer holds nobody up. */
export function DidItHappen({ scan }: { scan: string }) {
  const [open, setOpen] = useState<Question[]>([]);
  useEffect(() => {
    let here = true;
    setOpen([]);
    // Whoever cannot be asked is welcome all the same.
    client
      .get(`/api/scans/${scan}/questions`)
      .then((asked) => here && setOpen(questions(checkIn(asked))))
      .catch(() => {});
    return () => {
      here = false;
    };
  }, [scan]);
  const question = open[0];
  if (question === undefined) {
    return null;
  }
  const answer = (said: string) => {
    const told = request(scan, question, said);
    if (told !== null) {
      void client.post(told.path, told.body).catch(() => {});
    }
    setOpen(open.slice(1));
  };
  return (
    <div class="did-it-happen">
      <p>
        {question.is === "promise" ? w.happened(question.to, question.text) : w.met(question.name)}
      </p>
      {answers(question).map(([said, label]) => (
        <button type="button" key={said} onClick={() => answer(said)}>
          {label}
        </button>
      ))}
    </div>
  );
}

function answers(question: Question): [string, string][] {
  return question.is === "promise"
    ? [
        ["kept", w.kept],
        ["not-yet", w.notYet],
        ["not-kept", w.notKept],
      ]
    : [
        ["met", w.metYes],
        ["not-yet", w.metNo],
      ];
}
