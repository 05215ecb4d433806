/** Reading wire data: each reader takes an unknown value apart, or throws; what it returns is trusted. */
export class WrongShape extends Error {}

export type Shape = Record<string, unknown>;

export function object(value: unknown): Shape {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new WrongShape("not an object");
  }
  return value as Shape;
}

export function list<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) {
    throw new WrongShape("not a list");
  }
  return value.map(read);
}

export function text(value: unknown): string {
  if (typeof value !== "string") {
    throw new WrongShape("not a text");
  }
  return value;
}

export function number(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new WrongShape("not a number");
  }
  return value;
}

export function flag(value: unknown): boolean {
  return value === true;
}

/** The value read, or null where it is missing. */
export function maybe<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === undefined || value === null ? null : read(value);
}
