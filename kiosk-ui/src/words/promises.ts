/** What a guest is asked at the kiosk while the badge prints. */
export const promises = {
  happened: (to: string, text: string) => `“${to}, I will ${text}.” Did it happen?`,
  kept: "Yes",
  notYet: "Not yet",
  notKept: "No",
  met: (name: string) => `Have you met ${name}, with whom you were paired?`,
  metYes: "Yes, we met",
  metNo: "Not yet",
};
