import { describe, expect, it } from "vitest";
import { kind, named } from "./rules";

const HERE = "http://box:7300";

function kindOf(path: string, method = "GET"): string {
  return kind({ method, url: path.startsWith("http") ? path : HERE + path }, HERE);
}

describe("the kiosk's shelf", () => {
  it("keeps the kiosk's page and its files, and never an answer", () => {
    expect(kindOf("/kiosk")).toBe("page");
    expect(kindOf("/assets/kiosk-1a.js")).toBe("asset");
    for (const path of ["/api/station", "/api/scans", "/host", "/", "/openapi", "/kiosk.js"]) {
      expect(kindOf(path)).toBe("not-ours");
    }
    expect(kindOf("/kiosk", "POST")).toBe("not-ours");
    expect(kindOf("http://elsewhere/assets/a.js")).toBe("not-ours");
  });

  it("finds every file that a page names", () => {
    const html = `<link rel="icon" href="/favicon.svg" /><script type="module" crossorigin
      src="/assets/kiosk-1.js"></script><link rel="stylesheet" href="/assets/base-2.css">`;
    expect(named(html)).toEqual(["/favicon.svg", "/assets/kiosk-1.js", "/assets/base-2.css"]);
  });
});
