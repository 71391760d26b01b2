import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface CpuProfile {
  nodes: {
    id: number;
    callFrame: { functionName: string; url: string; lineNumber: number };
    children?: number[];
  }[];
  samples: number[];
  timeDeltas: number[];
}

function profileIn(folder: string): CpuProfile | undefined {
  const file = readdirSync(folder).find((name) => name.endsWith('.cpuprofile'));
  return file === undefined
    ? undefined
    : (JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile);
}

const SHOWN = 30;
const IDLE = new Set(['(idle)', '(root)']);

/** Where a process spent its time by itself: the functions with the most, as shares of the time it was busy. */
export function hotSpots(folder: string): string[] {
  const profile = profileIn(folder);
  if (!profile) return ['no profile was written'];
  const nameOf = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOfFrame(callFrame)]));
  const spent = new Map<string, number>();
  profile.samples.forEach((id, place) => {
    const name = nameOf.get(id)!;
    spent.set(name, (spent.get(name) ?? 0) + profile.timeDeltas[place]!);
  });
  const busy = [...spent].filter(([name]) => !IDLE.has(name));
  const total = busy.reduce((sum, [, time]) => sum + time, 0);
  return busy
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN)
    .map(([name, time]) => `${((time / total) * 100).toFixed(1).padStart(5)}%  ${name}`);
}

const DECIDING =
  /\/libs\/(consent\/(consent\.decision|statement\.rules|provision\.rules|clause)|exchange\/facts\.rules)\.js$/;

/** Of the time a process was busy, the share in which it was deciding or in something that deciding called. */
export const shareOfDeciding = (profile: CpuProfile): number => shareUnder(profile, DECIDING);

const LOGGING = /\/libs\/audit\/[a-z.]+\.js$/;

/** The same of what belongs to the access log: its lines, their hashes, the sealer. */
export const shareOfLogging = (folder: string): number => shareUnder(profileIn(folder)!, LOGGING);

/** Of the time a process was busy, the share in which it was in one of these files or in something that they called. */
function shareUnder({ nodes, samples, timeDeltas }: CpuProfile, files: RegExp): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const under = new Set<number>();
  const mark = (id: number): void => {
    under.add(id);
    for (const child of byId.get(id)?.children ?? []) mark(child);
  };
  for (const { id, callFrame } of nodes) if (files.test(callFrame.url)) mark(id);
  let [busy, spent] = [0, 0];
  samples.forEach((id, place) => {
    const name = nameOfFrame(byId.get(id)!.callFrame);
    if (IDLE.has(name)) return;
    busy += timeDeltas[place]!;
    if (under.has(id)) spent += timeDeltas[place]!;
  });
  return spent / busy;
}

function nameOfFrame({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']): string {
  const name = functionName || '(anonymous)';
  if (!url) return name;
  const place = url.replace(/^file:\/\//, '').replace(/^.*\/(node_modules|dist)\//, '$1/');
  return `${name} ${place}:${lineNumber + 1}`;
}
