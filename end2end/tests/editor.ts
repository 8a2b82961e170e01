import { expect, type Locator, type Page } from "@playwright/test";

/** The editor as its users find it: by labels and roles. */
export class Editor {
  constructor(readonly page: Page) {}

  async begin(): Promise<void> {
    await this.page.goto("/");
    await this.page.getByRole("button", { name: "New postmortem" }).click();
    await this.opened();
  }

  /** The program runs, and the text is in the boxes: before that they take no keys. */
  async opened(): Promise<void> {
    await expect(this.box("Title")).toBeEditable();
  }

  box(name: string): Locator {
    return this.page.getByRole("textbox", { name, exact: true });
  }

  /** Puts a text where the caret of a box is, at once, so that it is saved at once: where the number of a revision matters. */
  async write(name: string, text: string): Promise<void> {
    await this.box(name).focus();
    await this.page.keyboard.insertText(text);
  }

  group(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  /** A cell of a row of the action table. */
  cell(row: number, name: "Item" | "Owner" | "Priority" | "Status"): Locator {
    return this.group(`Action item ${row}`).getByLabel(name, { exact: true });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Chooses what to do with a row, such as `Remove` with `User impact 2`. */
  async row(name: string, entry: string): Promise<void> {
    await this.button(`${name} tools`).click();
    await this.page.getByRole("menu", { name: `${name} tools` }).getByText(entry).click();
  }

  get saveState(): Locator {
    return this.page.getByRole("status", { name: "Save state" });
  }

  get findings(): Locator {
    return this.page.getByRole("region", { name: "Findings" });
  }

  /** Opens them where they do not stand beside the text. */
  async openFindings(): Promise<void> {
    await this.page.getByRole("button", { name: /^(No|\d+) findings?$/ }).click();
  }

  /** The entry of a section in the list of sections, which says its state. */
  section(name: string): Locator {
    return this.page.getByRole("navigation", { name: "Sections" }).getByRole("listitem").filter({ hasText: name });
  }

  /** The id of the report that is open. */
  get id(): string {
    return new URL(this.page.url()).pathname.split("/").at(-1)!;
  }

  /** Types every item of a list field, adding rows as they are needed. */
  async fillList(item: string, texts: string[]): Promise<void> {
    for (const [index, text] of texts.entries()) {
      if (index > 0) await this.button(`Add ${item[0].toLowerCase()}${item.slice(1)}`).click();
      await this.page.getByRole(/^Priority action/.test(item) ? "combobox" : "textbox", {
        name: `${item} ${index + 1}`,
        exact: true,
      }).pressSequentially(text);
    }
  }

  /** Opens the share dialog and makes a link; gives its address. */
  async share(): Promise<string> {
    await this.button("Share").click();
    await this.button("Create link").click();
    const address = this.page.getByRole("textbox", { name: /^Copy this link now/ });
    await address.waitFor();
    return address.inputValue();
  }
}
