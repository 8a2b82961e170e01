// Takes the README's two pictures from the running program: make pictures.
import { join } from "node:path";
import { browse, ROOT, serve } from "./running.mjs";

const folder = join(ROOT, "docs/pictures");
const [server, browser] = [await serve(), await browse()];
try {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(server.origin);
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).uncheck();
  await page.getByRole("status", { name: "Save state" }).getByText("Saved, revision 1").waitFor();
  await page.getByRole("region", { name: "Findings" }).getByRole("button", { name: /Human error/ }).click();
  await page.screenshot({ path: join(folder, "editor.png") });
  await page.getByRole("button", { name: "Share" }).click();
  await page.getByRole("button", { name: "Create link" }).click();
  await page.goto(await page.getByRole("textbox", { name: /^Copy this link now/ }).inputValue());
  await page.screenshot({ path: join(folder, "shared.png") });
} finally {
  await browser.close();
  server.end();
}
