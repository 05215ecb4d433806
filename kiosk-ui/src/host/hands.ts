import type { Door, Entrance } from "../client/doors";
import type { Badge, Guest, Present, Printer, Request } from "../client/evening";
import type { Client } from "../client/http";
import type { Entry } from "./orders";
import type { Dialog, Where } from "./state";

/** What a host can do; each is one request to the box. */
export interface Hands {
  /** For what a part of the page asks by itself. */
  readonly client: Client;
  /** Makes the page heard. */
  readonly ring: () => void;
  search(where: Where, query: string): void;
  ask(dialog: Dialog): void;
  vouch(voucher: Guest | null): void;
  checkIn(guest: Guest): void;
  /** Whatever the open dialog is about. */
  enter(entry: Entry, people: number): void;
  undo(who: Present): void;
  /** Takes one of several arrivals of one guest back. */
  takeBack(entrance: Entrance): void;
  /** Others decide about the guests of this door. */
  setAsideDoor(door: Door): void;
  countDoor(door: Door): void;
  retryParked(): void;
  greet(invitation: string): void;
  coming(request: Request): void;
  close(request: Request): void;
  reprint(who: Present, reason: string): void;
  cameOut(badge: Badge, answer: "yes" | "no"): void;
  release(badge: Badge): void;
  handwritten(badge: Badge): void;
  /** Prints all badges that have waited too long. */
  releaseAll(): void;
  printer(printer: Printer, action: "pause" | "resume" | "by-hand"): void;
  /** A roll of so many badges was put in. */
  roll(printer: Printer, badges: number): void;
}
