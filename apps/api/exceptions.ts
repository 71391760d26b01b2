import type { Provision } from '#consent';
import type { Caller } from '#exchange';
import { partiesOf } from './caller.js';

/** An exception of a consent as a partner writes it. */
export interface ExceptionBody {
  recipients?: string[];
  categories?: string[];
  from?: string;
  until?: string;
  exceptions?: ExceptionBody[];
}

/** As the decision takes them; throws Refused for a party that takes no part. */
export const exceptionsOf = (
  room: Pick<Caller, 'directory'>,
  bodies: ExceptionBody[] = [],
  pointer = '/exceptions',
): Provision[] =>
  bodies.map(({ recipients, categories, from, until, exceptions }, index) => {
    const here = `${pointer}/${index}`;
    const named = recipients?.map((urn, place): [string, string] => [urn, `${here}/recipients/${place}`]);
    return {
      about: {
        ...(named ? { recipient: partiesOf(room, named) } : {}),
        ...(categories ? { category: categories } : {}),
      },
      ...(from ? { from: new Date(from) } : {}),
      ...(until ? { until: new Date(until) } : {}),
      exceptions: exceptionsOf(room, exceptions, `${here}/exceptions`),
    };
  });
