import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

// The real server on a port and in a data folder of its own, so that a run disturbs neither the
// reader's server nor another run. Workers read this file too and must see the same port.
process.env.END2END_PORT ??= freePort();
const origin = `http://127.0.0.1:${process.env.END2END_PORT}`;
const program = process.env.POSTMORTEM ?? "../target/release/postmortem";

export default defineConfig({
  testDir: "tests",
  outputDir: "output/results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: "list",
  use: {
    baseURL: origin,
    trace: "retain-on-failure",
    launchOptions: {
      // Debian's browser: Playwright's own download is not possible everywhere.
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: [
      "rm -rf output/data &&",
      `exec "${program}" --bind 127.0.0.1:${process.env.END2END_PORT} --data output/data --bundle ../dist`,
    ].join(" "),
    url: `${origin}/`,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
  },
});

function freePort(): string {
  const ask = `const server = require("net").createServer().listen(0, "127.0.0.1", () => {
    console.log(server.address().port);
    server.close();
  });`;
  return execFileSync(process.execPath, ["-e", ask], { encoding: "utf8" }).trim();
}
