import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { precache } from "../../frontend/precache.mjs";

const PROGRAM = process.env.POSTMORTEM ?? "../target/debug/postmortem";
const BUNDLE = process.env.BUNDLE ?? "../dist";

/** The real server on a port and in a data folder of its own. */
export class Server {
  readonly data = mkdtempSync(join(tmpdir(), "postmortem-"));
  origin = "";
  /** The program that the next start serves. */
  bundle = BUNDLE;
  private port = "0";
  private child: ChildProcess | undefined;

  /** Starts it, the second time on the port it had. */
  async start(...flags: string[]): Promise<void> {
    const child = spawn(
      PROGRAM,
      ["--bind", `127.0.0.1:${this.port}`, "--data", this.data, "--bundle", this.bundle, ...flags],
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    this.child = child;
    for await (const line of createInterface({ input: child.stdout! })) {
      const address = /open at (http:\/\/\S+)/.exec(line)?.[1];
      if (address) {
        this.origin = address;
        this.port = new URL(address).port;
        return;
      }
    }
    throw new Error(`${PROGRAM} ended before it was open`);
  }

  /** Runs one of its commands on the same data. */
  run(...command: string[]): void {
    execFileSync(PROGRAM, [...command, "--data", this.data], { stdio: "pipe" });
  }

  /** Ends the process as an operator would, or without any warning. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  /** The next start serves the same program under another name, as another version of it would be. */
  deploy(): void {
    this.bundle = join(this.data, "bundle");
    cpSync(BUNDLE, this.bundle, { recursive: true });
    const program = readdirSync(this.bundle).find((name) => name.endsWith(".js") && name !== "service-worker.js")!;
    const stem = program.slice(0, -".js".length);
    const other = stem.replace(/[0-9a-f]{8}$/, Date.now().toString(16).slice(-8));
    for (const name of readdirSync(this.bundle)) {
      if (name.endsWith(".br")) rmSync(join(this.bundle, name));
      else if (name.startsWith(stem)) renameSync(join(this.bundle, name), join(this.bundle, name.replace(stem, other)));
    }
    const index = join(this.bundle, "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replaceAll(stem, other));
    precache(this.bundle);
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.data, { recursive: true, force: true });
  }
}
