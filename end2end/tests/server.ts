import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = process.env.POSTMORTEM ?? "../target/debug/postmortem";
const BUNDLE = process.env.BUNDLE ?? "../dist";

/** The real server on a port and in a data folder of its own. */
export class Server {
  readonly data = mkdtempSync(join(tmpdir(), "postmortem-"));
  origin = "";
  private port = "0";
  private child: ChildProcess | undefined;

  /** Starts it, the second time on the port it had. */
  async start(...flags: string[]): Promise<void> {
    const child = spawn(
      PROGRAM,
      ["--bind", `127.0.0.1:${this.port}`, "--data", this.data, "--bundle", BUNDLE, ...flags],
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

  /** Ends the process as an operator would, or without any warning. */
  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop("SIGKILL");
    rmSync(this.data, { recursive: true, force: true });
  }
}
