import { Client } from 'undici';

/**
 * The kept connections of one source. The queue's cap is the cap here too, since every call under way holds one;
 * unlike a `Pool`, a call that gives up during the handshake takes its stuck connection with it.
 */
export class Connections {
  readonly #origin: string;
  readonly #connectTimeout: number;
  readonly #idle: Client[] = [];

  constructor(origin: string, connectTimeout: number) {
    this.#origin = origin;
    this.#connectTimeout = connectTimeout;
  }

  /** The one used last, so that those not needed run out. Time limits are the exchange's. */
  take(): Client {
    return this.#idle.pop() ?? new Client(this.#origin, { allowH2: false, headersTimeout: 0, bodyTimeout: 0, connectTimeout: this.#connectTimeout });
  }

  give(client: Client): void {
    this.#idle.push(client);
  }

  drop(client: Client): void {
    client.destroy(() => {});
  }

  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((client) => client.destroy()));
  }
}
