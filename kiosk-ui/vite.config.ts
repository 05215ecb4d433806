import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const page = (name: string) => fileURLToPath(new URL(`./${name}.html`, import.meta.url));

export default defineConfig({
  base: "/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    assetsDir: "assets",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        index: page("index"),
        kiosk: page("kiosk"),
        exit: page("exit"),
        host: page("host"),
        organiser: page("organiser"),
        "kiosk-sw": fileURLToPath(new URL("./src/kiosk/shelf/kiosk-sw.ts", import.meta.url)),
      },
      // A service worker keeps its address for ever; every other file carries a hash.
      output: {
        entryFileNames: (chunk) =>
          chunk.name === "kiosk-sw" ? "[name].js" : "assets/[name]-[hash].js",
      },
    },
  },
  worker: { format: "es" },
});
