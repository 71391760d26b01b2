import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** The files of deploy/, read as an engine reads them: no engine runs here. */

export interface Probe {
  httpGet?: { path: string; port: string };
}

export interface Container {
  name: string;
  image: string;
  args: string[];
  ports?: { name: string; containerPort: number }[];
  securityContext: Record<string, unknown>;
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
  lifecycle?: { preStop: { sleep: { seconds: number } } };
}

type Labels = Record<string, string>;
export interface Selector {
  matchLabels?: Labels;
  matchExpressions?: { key: string; operator: string; values: string[] }[];
}

export interface Pod {
  metadata: { labels: Labels };
  spec: {
    automountServiceAccountToken: boolean;
    terminationGracePeriodSeconds: number;
    securityContext: Record<string, unknown>;
    topologySpreadConstraints?: { labelSelector: Selector }[];
    containers: Container[];
    initContainers?: Container[];
    volumes: Record<string, unknown>[];
  };
}

export interface Resource {
  kind: string;
  metadata: { name: string };
  spec: Record<string, never> & {
    replicas: number;
    minAvailable: number;
    template: Pod;
    selector: Selector & Labels;
    podSelector: Selector;
    policyTypes: string[];
    ports: { targetPort: string }[];
    strategy: { rollingUpdate: { maxUnavailable: number } };
  };
}

interface Kustomization {
  resources?: string[];
  configMapGenerator?: { name: string; literals: string[] }[];
}

const KUBERNETES = 'deploy/kubernetes';
const kustomization = (folder: string): Kustomization =>
  parse(readFileSync(join(KUBERNETES, folder, 'kustomization.yaml'), 'utf8')) as Kustomization;

/** All that is applied: what the kustomizations name, and with it whether each file is named by one. */
export function resources(): Resource[] {
  return ['base', 'config-apply'].flatMap((folder) => {
    const named = (kustomization(folder).resources ?? []).filter((file) => file.endsWith('.yaml'));
    const there = readdirSync(join(KUBERNETES, folder)).filter((file) => file !== 'kustomization.yaml');
    if (named.toSorted().join() !== there.toSorted().join())
      throw new Error(`${folder} names ${named.join()} and has ${there.join()}`);
    return named.flatMap((file) =>
      parseAllDocuments(readFileSync(join(KUBERNETES, folder, file), 'utf8')).map((document) => {
        if (document.errors.length > 0) throw document.errors[0]!;
        return document.toJS() as Resource;
      }),
    );
  });
}

export const pods = (): { of: Resource; pod: Pod }[] =>
  resources()
    .filter(({ spec }) => spec?.template)
    .map((of) => ({ of, pod: of.spec.template }));

export const containers = (): Container[] =>
  pods().flatMap(({ pod }) => [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]);

/** The settings of the example region, over those that every region has. */
export const kubernetesSettings = (): Record<string, string> =>
  Object.fromEntries(
    ['base', 'example']
      .flatMap((folder) => kustomization(folder).configMapGenerator ?? [])
      .flatMap(({ literals }) => literals)
      .map((literal) => [literal.slice(0, literal.indexOf('=')), literal.slice(literal.indexOf('=') + 1)]),
  );

export interface Service {
  image: string;
  user: string;
  build?: unknown;
  command?: string[];
  environment: Record<string, string>;
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
  privileged?: boolean;
  ports?: string[];
  networks: string[];
  volumes?: string[];
  tmpfs?: string[];
  secrets: (string | { source: string; target: string })[];
  stop_grace_period: string;
  healthcheck?: { test: string[] };
  deploy?: { replicas?: number; resources: { limits: Record<string, string> } };
  profiles?: string[];
}

export interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

export const compose = (): Compose =>
  parse(readFileSync('deploy/compose.yaml', 'utf8'), { merge: true }) as Compose;

export interface Stage {
  image: string;
  name: string | undefined;
  /** Instructions in their order, continued lines joined. */
  lines: [instruction: string, rest: string][];
}

/** The stages of a container file; what stands before the first is left out. */
export function stagesOf(file: string): Stage[] {
  const text = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '');
  const stages: Stage[] = [];
  for (const line of text.split('\n').filter(Boolean)) {
    const [, instruction, rest] = /^([A-Z]+) (.*)$/.exec(line)!;
    const [image = '', , name] = rest!.split(' ');
    if (instruction === 'FROM') stages.push({ image, name, lines: [] });
    else stages.at(-1)?.lines.push([instruction!, rest!]);
  }
  return stages;
}

export const instructions = ({ lines }: Stage, wanted: string): string[] =>
  lines.filter(([instruction]) => instruction === wanted).map(([, rest]) => rest);

export interface Copied {
  from: string | undefined;
  sources: string[];
  target: string;
}

export const copiesOf = (stage: Stage): Copied[] =>
  instructions(stage, 'COPY').map((rest) => {
    const words = rest.split(' ');
    const paths = words.filter((word) => !word.startsWith('--'));
    return {
      from: /--from=(\S+)/.exec(rest)?.[1],
      sources: paths.slice(0, -1),
      target: paths.at(-1)!,
    };
  });

/** Of the final stage. */
export const imageEnvironment = (stage: Stage): Record<string, string> =>
  Object.fromEntries(
    instructions(stage, 'ENV').flatMap((rest) =>
      rest.split(' ').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    ),
  );

/** The packages that the stage `dependencies` installs: without those for development and without optional ones. */
export function imagePackages(): string[] {
  interface Locked {
    dev?: boolean;
    optional?: boolean;
    devOptional?: boolean;
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(packages)
    .filter(([path, { dev, optional, devOptional }]) => path && !dev && !optional && !devOptional)
    .map(([path]) => path);
}
