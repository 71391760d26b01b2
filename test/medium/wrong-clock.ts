import { TurnableClock } from '#kernel';

/** The clock of a machine that runs ahead or behind; it was turned like every other. */
export class WrongClock extends TurnableClock {
  constructor(private readonly skew: number) {
    super();
  }

  override now(): Date {
    return new Date(super.now().getTime() + this.skew);
  }
}
