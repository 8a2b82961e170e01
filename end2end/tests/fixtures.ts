import { test as base, expect, type Page } from "@playwright/test";
import { Editor } from "./editor";
import { Server } from "./server";

type Fixtures = {
  /** A server for this test alone. */
  server: Server;
  /** The editor of the page, with nothing open yet. */
  editor: Editor;
  /** What the page wrote to its console as an error; looked at when the test ends. */
  consoleErrors: string[];
};

export const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const server = new Server();
    await server.start();
    await use(server);
    await server.remove();
  },
  baseURL: async ({ server }, use) => use(server.origin),
  consoleErrors: async ({ page }, use) => {
    const errors: string[] = [];
    listen(page, errors);
    await use(errors);
    expect(errors, "the console stays clean").toEqual([]);
  },
  editor: async ({ page }, use) => use(new Editor(page)),
});

function listen(page: Page, errors: string[]): void {
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
}

export { expect };
