import { eventOf, recordIdOf } from './documents.js';
import { Lines, type Answered } from './lines.js';
import { sharedClock } from './recipients.js';
import type { Sender } from './region.js';

export interface Load {
  sender: Sender;
  token: string;
  /** The start of every record id; a new one for each load, so that no message repeats an earlier one. */
  series: string;
  messages: number;
  connections: number;
  /** Messages a second, evenly; unset: each connection sends as soon as it has its answer. */
  rate?: number;
}

export interface Sent {
  series: string;
  messages: number;
  startedAt: number;
  /** When each message was posted and when its 202 was there, on the shared clock. */
  postedAt: Float64Array;
  acceptedAt: Float64Array;
}

/** Sends vacancies one by one over connections that are kept open. Throws when one is not answered with 202. */
export class Hammer {
  readonly #lines: Lines;

  constructor(hubUrl: string, connections: number) {
    this.#lines = new Lines(hubUrl, connections);
  }

  async send(load: Load): Promise<Sent> {
    const { series, messages } = load;
    const sent: Sent = {
      series,
      messages,
      startedAt: sharedClock(),
      postedAt: new Float64Array(messages),
      acceptedAt: new Float64Array(messages),
    };
    await (load.rate ? this.#evenly(load, sent, load.rate) : this.#asFastAsAnswered(load, sent));
    return sent;
  }

  async #asFastAsAnswered(load: Load, sent: Sent): Promise<void> {
    let next = 0;
    const sender = async (): Promise<void> => {
      while (next < load.messages) await this.#post(load, sent, next++);
    };
    await Promise.all(Array.from({ length: load.connections }, sender));
  }

  /** The clock decides and not the answers: a hub that falls behind gets no mercy. */
  async #evenly(load: Load, sent: Sent, rate: number): Promise<void> {
    const underWay: Promise<void>[] = [];
    for (let next = 0; next < load.messages;) {
      const due = Math.min(load.messages, Math.floor(((sharedClock() - sent.startedAt) / 1000) * rate) + 1);
      while (next < due) underWay.push(this.#post(load, sent, next++));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(underWay);
  }

  async #post({ sender, token, series }: Load, sent: Sent, index: number): Promise<void> {
    const body = eventOf(sender.urn, series, index);
    sent.postedAt[index] = sharedClock();
    const answer = await this.#exchange(token, 'application/cloudevents+json', body);
    sent.acceptedAt[index] = sharedClock();
    if (answer.status !== 202)
      throw new Error(`message ${index} was answered with ${answer.status}: ${answer.text.slice(0, 500)}`);
  }

  /** Many messages in few requests: to fill a lane, not to measure. */
  async sendInBatches(load: Load, size: number): Promise<void> {
    let next = 0;
    const sender = async (): Promise<void> => {
      while (next < load.messages) {
        const from = next;
        next = Math.min(load.messages, from + size);
        await this.#postBatch(load, from, next);
      }
    };
    await Promise.all(Array.from({ length: load.connections }, sender));
  }

  async #postBatch({ sender, token, series }: Load, from: number, until: number): Promise<void> {
    const events = Array.from({ length: until - from }, (_, place) =>
      eventOf(sender.urn, series, from + place),
    );
    const { text } = await this.#exchange(
      token,
      'application/cloudevents-batch+json',
      `[${events.join(',')}]`,
    );
    const items = JSON.parse(text) as { status: number }[];
    const refused = Array.isArray(items) ? items.find(({ status }) => status !== 202) : items;
    if (refused)
      throw new Error(
        `an item after ${recordIdOf(series, from)} was refused: ${JSON.stringify(refused).slice(0, 500)}`,
      );
  }

  #exchange(token: string, contentType: string, body: string): Promise<Answered> {
    return this.#lines.post('/v1/messages', token, contentType, body);
  }

  close(): void {
    this.#lines.close();
  }
}
