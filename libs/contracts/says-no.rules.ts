import { isObject, valueAt, type Json, type JsonObject } from '#kernel';

/** Pointers of members with `x-says-no`, and the values that mean no; inside lists none are looked for. */
function* refusalsIn(schema: JsonObject, pointer = ''): Generator<[string, Json[]]> {
  const properties = schema['properties'];
  if (!isObject(properties)) return;
  for (const [name, member] of Object.entries(properties)) {
    if (!isObject(member)) continue;
    if (Array.isArray(member['x-says-no'])) yield [`${pointer}/${name}`, member['x-says-no']];
    yield* refusalsIn(member, `${pointer}/${name}`);
  }
}

/** Whether a document says no on behalf of the person, where its contract has a member for that. */
export function saysNoIn(schema: JsonObject): (document: Json) => boolean {
  const refusals = [...refusalsIn(schema)];
  return (document) =>
    refusals.some(([pointer, values]) => {
      const value = valueAt(document, pointer);
      return value !== undefined && values.includes(value);
    });
}
