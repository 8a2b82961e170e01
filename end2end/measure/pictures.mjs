// Takes the README's two pictures from the running program: make pictures.
import { mkdtempSync, rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const folder = new URL("../../docs/pictures/", import.meta.url).pathname;
const data = mkdtempSync(join(tmpdir(), "postmortem-"));
const program = process.env.POSTMORTEM ?? "../target/release/postmortem";
const server = spawn(program, ["--bind", "127.0.0.1:0", "--data", data, "--bundle", "../dist"], {
  stdio: ["ignore", "pipe", "ignore"],
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const origin = await opened();
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(origin);
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).uncheck();
  await page.getByRole("status", { name: "Save state" }).getByText("Saved, revision 1").waitFor();
  await page.getByRole("region", { name: "Findings" }).getByRole("button", { name: /Human error/ }).click();
  await page.screenshot({ path: join(folder, "editor.png") });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  await page.goto(await page.getByRole("textbox", { name: /^The link/ }).inputValue());
  await page.screenshot({ path: join(folder, "shared.png") });
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
}

async function opened() {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /open at (http:\/\/\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error(`${program} ended before it was open`);
}
