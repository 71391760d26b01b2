import { isObject, valueAt, type Json, type JsonObject } from '#kernel';

type Word = 'x-says-no' | 'x-says-yes';

/** Pointers of members with this word, and the values that mean it; inside lists none are looked for. */
function* membersThat(word: Word, schema: JsonObject, pointer = ''): Generator<[string, Json[]]> {
  const properties = schema['properties'];
  if (!isObject(properties)) return;
  for (const [name, member] of Object.entries(properties)) {
    if (!isObject(member)) continue;
    const values = member[word];
    if (Array.isArray(values)) yield [`${pointer}/${name}`, values];
    yield* membersThat(word, member, `${pointer}/${name}`);
  }
}

/** Whether a document says no, or yes, on behalf of the person, where its contract has a member for that. */
export function saysIn(schema: JsonObject, word: Word): (document: Json) => boolean {
  const members = [...membersThat(word, schema)];
  return (document) =>
    members.some(([pointer, values]) => {
      const value = valueAt(document, pointer);
      return value !== undefined && values.includes(value);
    });
}
