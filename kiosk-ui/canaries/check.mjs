// Proves that the checks of the screens bite: each has to refuse a file that is known to be wrong.
import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const screens = fileURLToPath(new URL("..", import.meta.url));
const planted = "src/canary.ts";

function mustFind(tool, args, sign) {
  const run = spawnSync("npx", ["--no-install", tool, ...args], { cwd: screens, encoding: "utf8" });
  const said = `${run.stdout}${run.stderr}`;
  if (run.status === 0 || !said.includes(sign)) {
    throw new Error(`${tool} did not find "${sign}" in canaries/wrong.ts: its check proves nothing.\n${said}`);
  }
}

copyFileSync(`${screens}canaries/wrong.ts`, screens + planted);
try {
  mustFind("tsc", ["--noEmit"], "TS2322");
  mustFind("biome", ["lint", planted], "noDebugger");
} finally {
  rmSync(screens + planted);
}
