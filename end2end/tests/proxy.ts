import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A bad line before the server: calls of the API are delayed, cut off on the way there or on the way back. */
export class Proxy {
  private readonly server: Server;
  private isBad = true;
  cut = 0;
  lost = 0;
  /** Paths that are answered once their promise is kept. */
  readonly held = new Map<string, Promise<void>>();

  constructor(
    private readonly target: string,
    private seed: number,
  ) {
    this.server = createServer((incoming, outgoing) => {
      const isCall = this.isBad && incoming.url!.startsWith("/api/");
      const [fate, delay] = isCall ? [this.random(), this.random() * 600] : [1, 0];
      setTimeout(async () => {
        await this.held.get(incoming.url!);
        if (fate < 0.2) {
          this.cut += 1;
          incoming.socket.destroy();
          return;
        }
        const { hostname, port } = new URL(this.target);
        const options = { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers };
        const forwarded = request(options, (answer) => {
          if (fate < 0.4) {
            this.lost += 1;
            answer.resume();
            incoming.socket.destroy();
            return;
          }
          outgoing.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(outgoing);
        });
        forwarded.on("error", () => incoming.socket.destroy());
        incoming.pipe(forwarded);
      }, delay);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on everything arrives. */
  repair(): void {
    this.isBad = false;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The same numbers for the same seed (mulberry32). */
  private random(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
