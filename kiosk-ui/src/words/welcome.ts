/** What a guest reads at the kiosk beside the plain welcome, in English. */
export const welcomeWords = {
  back: (name: string) => (name ? `Welcome back, ${name}.` : "Welcome back."),
  alone: (n: number) => `You are not the only one: ${n} others came alone.`,
  cast: (sign: string, name: string) => `${sign} Look for the others with the ${name}.`,
  yourTable: (name: string) => `Your first seat is at table ${name}.`,
  table: (name: string) => `Table ${name}`,
  wouldYou: "Would you welcome someone tonight?",
  gladly: "Yes, gladly",
  notTonight: "Not tonight",
  thanks: "Thank you. A host will tell you whom.",
  noMatter: "That is fine. Enjoy the evening.",
};
