// What tests of the library do and look for.
import type { APIRequestContext, Page } from "@playwright/test";
import { expect } from "./fixtures";

/** Puts reports on the server; the last is the first of the list. */
export async function put(request: APIRequestContext, origin: string, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    expect((await request.post(`${origin}/api/reports`, { data: { title } })).status()).toBe(201);
  }
}

export const line = (page: Page, title: string) => page.getByRole("link", { name: title, exact: true });
export const row = (page: Page, words: string) => page.getByRole("row").filter({ hasText: words });
export const links = (page: Page) => page.getByRole("main").getByRole("link");
export const chip = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Chooses what is to be done with a report. */
export async function choose(page: Page, title: string, way: string): Promise<void> {
  await page.getByRole("button", { name: `More for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: way }).click();
}
