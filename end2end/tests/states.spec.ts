import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { STATES } from "./states";

for (const state of STATES) {
  test.describe(state.name, () => {
    test.use({
      viewport: { width: state.width, height: 900 },
      colorScheme: state.dark ? "dark" : "light",
      reducedMotion: "reduce",
    } as object);

    test("is accessible, fits and stands still", async ({ page, editor, server }) => {
      test.slow();
      await page.addInitScript(() => {
        const shifts = ((window as unknown as { shifts: number[] }).shifts = [] as number[]);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[]) {
            if (!entry.hadRecentInput) shifts.push(entry.value);
          }
        }).observe({ type: "layout-shift", buffered: true });
      });
      const scene = { page, editor, server };
      await state.open(scene);
      const { violations } = state.isMany ? { violations: [] } : await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(state.width);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
      if (state.outline) {
        await expect(state.outline(scene)).toMatchAriaSnapshot({ name: `${state.name.replace(/\W+/g, "-")}.aria.yml` });
      }
      // To look at.
      await page.screenshot({ path: `output/states/${state.name.replace(/\W+/g, "-")}.png`, fullPage: true });
    });
  });
}
