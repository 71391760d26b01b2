import { newSecret } from '#delivery';
import { untilArrived } from './arrived.js';
import type { BareOptions } from './bare.js';
import { Hammer } from './hammer.js';
import { startBare, startRecipients } from './processes.js';
import { SENDER } from './region.js';
import { perSecond } from './scenarios.js';

/** The bare program, a recipient of its own and the same load: what this machine does without a hub. */
export class BareRound {
  #rounds = 0;

  private constructor(
    private readonly recipients: ReturnType<typeof startRecipients>,
    private readonly bare: Awaited<ReturnType<typeof startBare>>,
    private readonly hammer: Hammer,
    private readonly connections: number,
  ) {}

  static async start({ databaseUrl, connections }: Pick<BareOptions, 'databaseUrl' | 'connections'>) {
    const recipients = startRecipients();
    try {
      const [target] = await recipients.listen(1);
      const secret = newSecret();
      await recipients.useSecrets([secret]);
      const bare = await startBare({ databaseUrl, target: target!, secret, connections });
      return new BareRound(recipients, bare, new Hammer(bare.url, connections), connections);
    } catch (error) {
      await recipients.stop();
      throw error;
    }
  }

  /** Gives how many a second, from the first post to the last arrival; throws when one is missing or came twice. */
  async run(messages: number): Promise<number> {
    const series = `bare${++this.#rounds}`;
    const { connections } = this;
    const { startedAt } = await this.hammer.send({
      sender: SENDER,
      token: 'none',
      series,
      messages,
      connections,
    });
    await untilArrived(() => this.recipients.count(), messages);
    const [arrivals] = await this.recipients.collect();
    const { at, repeats, conflicts, badSignatures } = arrivals!;
    if (at.length !== messages || repeats + conflicts + badSignatures > 0)
      throw new Error(`the bare program delivered ${at.length} of ${messages}, ${repeats + conflicts} twice`);
    return perSecond(messages, startedAt, at.at(-1)!);
  }

  async stop(): Promise<void> {
    this.hammer.close();
    await this.bare.stop();
    await this.recipients.stop();
  }
}
