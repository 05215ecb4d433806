// Proves that the checks of the screens bite: each has to refuse a file that is known to be wrong.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

function mustFind(tool, args, sign) {
  const input = readFileSync(`${here}wrong.ts`);
  const options = { cwd: `${here}..`, encoding: "utf8", input };
  const run = spawnSync("npx", ["--no-install", tool, ...args], options);
  const said = `${run.stdout}${run.stderr}`;
  if (run.status === 0 || !said.includes(sign)) {
    console.error(`${tool} did not find "${sign}" in canaries/wrong.ts; its check proves nothing.\n${said}`);
    process.exit(1);
  }
}

mustFind("tsc", ["--noEmit", "--strict", "--noUncheckedIndexedAccess", "--ignoreConfig", "canaries/wrong.ts"], "TS2322");
mustFind("biome", ["lint", "--stdin-file-path=src/wrong.ts"], "noDebugger");
