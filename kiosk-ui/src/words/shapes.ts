/** The marks of casts: their signs as they stand on the badges, and what they are called. */
export const shapes: Record<string, { sign: string; name: string }> = {
  star: { sign: "★", name: "star" },
  heart: { sign: "♥", name: "heart" },
  moon: { sign: "☾", name: "moon" },
  cross: { sign: "✚", name: "cross" },
  sun: { sign: "☀", name: "sun" },
  anchor: { sign: "⚓", name: "anchor" },
  cloud: { sign: "☁", name: "cloud" },
  key: { sign: "🔑", name: "key" },
  lightning: { sign: "⚡", name: "lightning" },
  clover: { sign: "♣", name: "clover" },
  triangle: { sign: "▲", name: "triangle" },
  spade: { sign: "♠", name: "spade" },
};
