import type { JSX } from "preact";
import { words } from "../words/en";
import type { Picture } from "./state";

/** A printer from the front, and in the accent's colour what a hand does. */
export function Drawing({ of }: { of: Picture }) {
  return (
    <svg class="drawing" viewBox="0 0 120 96" role="img" aria-label={words.printers.drawings[of]}>
      {PARTS[of]()}
    </svg>
  );
}

function Body() {
  return (
    <>
      <rect class="body" x="22" y="44" width="76" height="40" rx="6" />
      <rect class="slot" x="36" y="58" width="48" height="5" rx="2" />
    </>
  );
}

function Lid() {
  return <path class="body" d="M24 44 L30 24 H90 L96 44 Z" />;
}

function Roll({ at, hollow }: { at: number; hollow: boolean }) {
  return (
    <>
      <circle class={hollow ? "hollow" : "paper"} cx={at} cy="30" r="17" />
      <circle class="core" cx={at} cy="30" r="6" />
    </>
  );
}

const PARTS: Record<Picture, () => JSX.Element> = {
  cover: () => (
    <>
      <Body />
      <path class="body" d="M24 44 L10 12 L26 6 L40 40 Z" />
      <path class="hand" d="M54 10 A34 34 0 0 1 74 34 M74 34 l-10 -3 M74 34 l3 -10" />
    </>
  ),
  roll: () => (
    <>
      <Roll at={48} hollow={true} />
      <Body />
      <circle class="paper" cx="104" cy="20" r="13" />
      <circle class="core" cx="104" cy="20" r="4" />
      <path class="hand" d="M88 24 L70 30 M70 30 l10 3 M70 30 l6 -8" />
    </>
  ),
  "wrong-roll": () => (
    <>
      <Roll at={60} hollow={false} />
      <Body />
      <path class="hand" d="M44 14 L76 46 M76 14 L44 46" />
    </>
  ),
  stuck: () => (
    <>
      <Lid />
      <Body />
      <path class="paper" d="M38 61 l8 12 l8 -9 l8 11 l8 -10 l10 8 V61 Z" />
      <path class="hand" d="M60 70 V92 M60 92 l-8 -8 M60 92 l8 -8" />
    </>
  ),
  cable: () => (
    <>
      <Lid />
      <Body />
      <rect class="plug" x="104" y="66" width="9" height="13" rx="2" />
      <path class="cable" d="M113 72 H117 V94" />
      <path class="hand" d="M117 54 H103 M103 54 l7 -6 M103 54 l7 6" />
      <path class="hand" d="M29 70 a8 8 0 1 0 10 0 M34 66 V73" />
    </>
  ),
  pause: () => (
    <>
      <Lid />
      <Body />
      <circle class="button" cx="86" cy="74" r="7" />
      <path class="sign" d="M84 71 V77 M88 71 V77" />
      <path class="hand" d="M112 92 L94 80 M94 80 l9 -1 M94 80 l2 9" />
    </>
  ),
  look: () => (
    <>
      <Lid />
      <Body />
      <circle class="hand" cx="60" cy="40" r="16" />
      <path class="hand" d="M72 52 L86 68" />
    </>
  ),
};
