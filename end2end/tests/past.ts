import { createHash } from "node:crypto";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "./server";

/** What is written of a report, as the API takes it. */
type Written = Record<string, string>;

/**
 * A report that was saved long ago: the revisions of each sitting, a minute apart, and the sittings, an hour apart, up to
 * an hour ago. They are saved for real and given their times in a backup, which is restored.
 */
export async function past(server: Server, sittings: Written[][]): Promise<string> {
  const id = crypto.randomUUID();
  const times: { saved_at: number; sitting: number }[] = [];
  const now = Math.floor(Date.now() / 1000);
  for (const [number, sitting] of sittings.entries()) {
    const first = times.length + 1;
    for (const [minute, report] of sitting.entries()) {
      const condition: Record<string, string> =
        times.length === 0 ? { "If-None-Match": "*" } : { "If-Match": `"${times.length}"` };
      const answer = await fetch(`${server.origin}/api/reports/${id}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json", ...condition },
        body: JSON.stringify(report),
      });
      if (!answer.ok) throw new Error(await answer.text());
      times.push({ saved_at: now - (sittings.length - number) * 3600 + minute * 60, sitting: first });
    }
  }
  await server.stop();
  const file = join(server.data, "past");
  server.run("backup", file);
  const lines = readFileSync(file, "utf8").trim().split("\n").slice(0, -1).map((line) => JSON.parse(line));
  const of = (table: string) => lines.filter(({ row }) => row?.table === table).map(({ row }) => row.cells);
  for (const row of of("revisions")) Object.assign(row, times[row.revision - 1]);
  for (const row of of("reports")) row.saved_at = times.at(-1)!.saved_at;
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const end = { end: { rows: lines.length - 1, sha256: createHash("sha256").update(text).digest("hex") } };
  writeFileSync(file, `${text}${JSON.stringify(end)}\n`);
  for (const name of readdirSync(server.data).filter((name) => name.startsWith("postmortem.sqlite"))) {
    rmSync(join(server.data, name));
  }
  server.run("restore", file);
  await server.start();
  return id;
}
