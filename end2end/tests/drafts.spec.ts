import { expect, test } from "./fixtures";

test("a tab closed without warning loses nothing that was typed", async ({ editor, page, server, context }) => {
  await editor.begin();
  await server.stop();
  await editor.write("Title", "Pool exhausted");
  await editor.write("What happened", "Every checkout waited.");
  await expect(editor.saveState).toContainText("Saved on this device");
  const address = page.url();
  await page.close();
  await server.start();

  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByRole("textbox", { name: "Title" })).toHaveValue("Pool exhausted");
  await expect(again.getByRole("textbox", { name: "What happened" })).toHaveValue("Every checkout waited.");
  await expect(again.getByRole("status", { name: "Save state" })).toContainText("Saved, revision 1");
});

test("blanks and half-typed rows come back exactly as they were typed", async ({ editor, page, server }) => {
  await editor.begin();
  await server.stop();
  await editor.write("Root cause", "  two  blanks\n\n");
  await editor.write("User impact 1", "first");
  await page.keyboard.press("Enter");
  await expect(editor.box("User impact 2")).toBeFocused();
  await expect(editor.saveState).toContainText("Saved on this device");
  await server.start();
  await page.reload();
  await expect(editor.box("Root cause")).toHaveValue("  two  blanks\n\n");
  await expect(editor.box("User impact 2")).toHaveValue("");
});

test("a draft that cannot be read is set aside and named, never thrown away", async ({ page, baseURL }) => {
  const id = "018f3b2a-0000-7000-8000-000000000001";
  await page.addInitScript(
    ([key]) => {
      if (!sessionStorage.getItem("planted")) {
        localStorage.setItem(key, '{"version":1,"report":{"title":"torn');
        sessionStorage.setItem("planted", "yes");
      }
    },
    [`postmortem:draft:${id}:tab`],
  );
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Set aside on this device" })).toBeVisible();
  await expect(page.getByRole("note")).toContainText("a draft that could not be read");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await (await download).createReadStream();
  let text = "";
  for await (const chunk of file) text += chunk;
  expect(text).toContain('"title":"torn');
  expect(baseURL).toBeTruthy();
});

test("a report kept on this device only is never sent", async ({ editor, page, server }) => {
  await editor.begin();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.url());
  });
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.write("Title", "Not for others yet");
  await page.keyboard.press("Control+s");
  await expect(editor.saveState).toContainText("Saved on this device only");
  await page.goto("/");
  await page.getByRole("link", { name: "Not for others yet" }).click();
  await expect(editor.saveState).toContainText("Saved on this device only");
  expect(sent).toEqual([]);
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);

  const choice = page.getByRole("checkbox", { name: "Keep on this device only" });
  await expect(choice).toBeChecked();
  const before = await editor.box("What happened").boundingBox();
  await choice.uncheck();
  await expect(editor.saveState).toContainText("Saved, revision 1");
  // There is nothing left to choose, and nothing has moved.
  await expect(choice).toBeHidden();
  expect(await editor.box("What happened").boundingBox()).toEqual(before);
  await page.reload();
  await expect(editor.box("Title")).toHaveValue("Not for others yet");
  await expect(choice).toBeHidden();
});
