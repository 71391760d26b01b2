/** The moment by which the hub decides: validity, terms, deadlines. Tests and the demo turn it by hand. */
export interface Clock {
  now(): Date;
  /** By how many milliseconds it was turned: the database's clock is turned by as much where moments are compared. */
  offset(): number;
}

export const systemClock: Clock = { now: () => new Date(), offset: () => 0 };

/** Runs along with the machine's clock from a moment that can be turned forward. */
export class TurnableClock implements Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  offset(): number {
    return this.#offset;
  }

  turnTo(moment: Date): void {
    this.#offset = moment.getTime() - Date.now();
  }

  turnBy(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
