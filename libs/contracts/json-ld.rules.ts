import { canonicalJson, isObject, ok, refuse, type Json, type JsonObject, type Outcome } from '#kernel';

const VOCABULARY = 'https://schema.org';
const SCHEMA_ORG = /^https?:\/\/(?:www\.)?schema\.org\/?$/;
/** As the contract lists them: these stay as they are written. */
const PLAIN = /^https?:\/\/schema\.org\/?$/;

const isVocabulary = (context: Json | undefined): boolean => {
  if (typeof context === 'string') return SCHEMA_ORG.test(context);
  if (Array.isArray(context)) return context.some(isVocabulary);
  return isObject(context) && isVocabulary(context['@vocab']);
};

const isOfType = (node: JsonObject, type: string): boolean => {
  const types = [node['@type'] ?? []].flat();
  return types.some(
    (name) => typeof name === 'string' && name.replace(/^(?:schema:|https?:\/\/schema\.org\/)/, '') === type,
  );
};

interface Found {
  node: JsonObject;
  context: Json | undefined;
  pointer: string;
}

/** Records of the type at the top, in lists and in `@graph`; what stands inside another record is part of that one. */
function findAll(value: Json, type: string, context: Json | undefined, pointer: string): Found[] {
  if (Array.isArray(value))
    return value.flatMap((item, i) => findAll(item, type, context, `${pointer}/${i}`));
  if (!isObject(value)) return [];
  const own = value['@context'] ?? context;
  if (isOfType(value, type)) return [{ node: value, context: own, pointer }];
  return value['@graph'] === undefined ? [] : findAll(value['@graph'], type, own, `${pointer}/@graph`);
}

/** One record with the type and the vocabulary that the contract names, as plain as it is when it comes by itself. */
function plainly({ node, context }: Found, type: string): JsonObject {
  const isPlain = typeof context === 'string' && PLAIN.test(context);
  const vocabulary = isPlain ? context : isVocabulary(context) ? VOCABULARY : context;
  return { ...node, ...(vocabulary === undefined ? {} : { '@context': vocabulary }), '@type': type };
}

/**
 * The one record of a type in linked data: by itself, in a list, in a `@graph`, or the same one more than once. Several
 * are refused, each by its pointer: one message is one record.
 */
export function recordOf(values: Json[], type: string): Outcome<Json> {
  const several = values.length > 1;
  const found = values.flatMap((value, i) => findAll(value, type, undefined, several ? `/${i}` : ''));
  const [first, ...others] = found.length > 1 ? withoutRepeats(found, type) : found;
  if (others.length > 0) {
    const detail = `More than one ${type}: send each as a message of its own.`;
    return refuse('contract-broken', {
      detail,
      faults: [first!, ...others]
        .slice(0, 100)
        .map(({ pointer }) => ({ pointer, code: 'one-record', detail })),
    });
  }
  if (first) return ok(plainly(first, type));
  const detail = `There is no ${type} in it.`;
  return refuse('contract-broken', { detail, faults: [{ pointer: '', code: 'no-record', detail }] });
}

function withoutRepeats(found: Found[], type: string): Found[] {
  const texts = found.map((one) => canonicalJson(plainly(one, type)));
  return found.filter((_, i) => texts.indexOf(texts[i]!) === i);
}

/** Whether the answer is that there is none. */
export const isMissing = (record: Outcome<Json>): boolean =>
  !record.ok && record.refusal.faults?.[0]?.code === 'no-record';

/** The same in one value: an object that is no such record is given back, so that the contract says what is wrong with it. */
export function recordIn(value: Json, type: string): Outcome<Json> {
  const record = recordOf([value], type);
  return isMissing(record) && isObject(value) && value['@graph'] === undefined ? ok(value) : record;
}
