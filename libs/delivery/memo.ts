/** Remembers what `make` gave for the `limit` keys asked for last; the oldest goes first, so that memory stays bounded. */
export function memo<T>(limit: number, make: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key);
    if (known.size >= limit) known.delete(known.keys().next().value!);
    known.set(key, made);
    return made;
  };
}
