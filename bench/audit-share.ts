import { join } from 'node:path';
import { shareOfLogging } from './profile.js';
import { Rig, type RigOptions } from './rig.js';
import { countStatements, shareOfStatements } from './statements.js';

/** What the access log costs of everything that api, worker and database use, from the first byte to the last delivery. */
export interface LogShare {
  messages: number;
  /** Of the processor time of each; of the database, of the time of its statements. */
  api: number;
  worker: number;
  postgres: number;
  /** Of the processor time of the three together. */
  all: number;
}

/** The lines of the log, the records of decisions, the queue of the sealer and its tree: written, sealed and signed. */
const OF_THE_LOG = '\\m(audit_event|unsealed|audit_leaf|audit_node|audit_checkpoint)\\M|into decision\\M';

/** Under load as in the scenario throughput, while both processes are watched where they spend their time. */
export async function measureLogShare(
  options: Omit<RigOptions, 'profileFolder'>,
  folder: string,
  sizes: { warmUp: number; messages: number },
): Promise<LogShare> {
  const rig = await Rig.start({ ...options, profileFolder: folder });
  const measured = async () => {
    await rig.round({ messages: sizes.warmUp });
    await countStatements(rig);
    const gauges = rig.gauges();
    await rig.round({ messages: sizes.messages });
    return { use: gauges.stop(), ofStatements: await shareOfStatements(rig, OF_THE_LOG) };
  };
  // The profiles are written when the processes end.
  const { use, ofStatements } = await measured().finally(() => rig.stop());
  const share = {
    api: shareOfLogging(join(folder, 'api')),
    worker: shareOfLogging(join(folder, 'worker')),
    postgres: ofStatements,
  };
  const names = ['api', 'worker', 'postgres'] as const;
  const seconds = names.map((name) => use.get(name)!.cpuSeconds);
  const spent = names.reduce((sum, name, place) => sum + share[name] * seconds[place]!, 0);
  return { messages: sizes.messages, ...share, all: spent / seconds.reduce((sum, one) => sum + one, 0) };
}
