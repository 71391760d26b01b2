import type { JsonObject } from '#kernel';

/** A document in canonical form, as it was opened a moment ago. Nobody changes it: others read the same one. */
export interface Opened {
  canonical: JsonObject;
  statedBySender: boolean;
}

/**
 * What was opened to decide who gets it is sent a moment later, often to several: it is decrypted and translated once for
 * all of them. Kept for no longer than somebody asks for it again and again, and for no more than there is room for. Whether it may still
 * be read is asked of the database each time before this is: the key of whoever is erased is gone at once.
 */
export interface OpenedMemory {
  keep(messageId: string, mapping: number, opened: Opened, bytes: number): void;
  find(messageId: string, mapping: number): Opened | undefined;
  /** What `make` made of this very object under this name: many get the same of it, in the same form. Goes when the object goes. */
  made<T>(of: object, name: string, make: () => T): T;
  size(): number;
}

const KEPT_FOR_MS = 2000;
/** However often it is asked for. */
const KEPT_AT_MOST_MS = 20_000;
const MOST_BYTES = 4_000_000;

interface Kept {
  opened: Opened;
  bytes: number;
  until: number;
  last: number;
}

export function openedMemory(now: () => number = performance.now.bind(performance)): OpenedMemory {
  const kept = new Map<string, Kept>();
  const results = new WeakMap<object, Map<string, unknown>>();
  let total = 0;
  let timer: NodeJS.Timeout | undefined;

  function forget(name: string, { bytes }: Kept): void {
    kept.delete(name);
    total -= bytes;
  }

  /** What was asked for longest ago comes first. */
  function forgetOld(): void {
    timer = undefined;
    for (const [name, one] of kept) {
      if (one.until > now()) break;
      forget(name, one);
    }
    if (kept.size > 0) timer = setTimeout(forgetOld, KEPT_FOR_MS).unref();
  }

  return {
    keep(messageId, mapping, opened, bytes) {
      const name = `${messageId} ${mapping}`;
      const before = kept.get(name);
      if ((before && before.until > now()) || bytes > MOST_BYTES) return;
      if (before) forget(name, before);
      for (const [oldest, one] of kept) {
        if (total + bytes <= MOST_BYTES) break;
        forget(oldest, one);
      }
      kept.set(name, { opened, bytes, until: now() + KEPT_FOR_MS, last: now() + KEPT_AT_MOST_MS });
      total += bytes;
      timer ??= setTimeout(forgetOld, KEPT_FOR_MS).unref();
    },
    find(messageId, mapping) {
      const name = `${messageId} ${mapping}`;
      const one = kept.get(name);
      if (!one || one.until <= now()) return undefined;
      kept.delete(name);
      one.until = Math.min(now() + KEPT_FOR_MS, one.last);
      kept.set(name, one);
      return one.opened;
    },
    made<T>(of: object, name: string, make: () => T): T {
      let known = results.get(of);
      if (!known) results.set(of, (known = new Map()));
      if (!known.has(name)) known.set(name, make());
      return known.get(name) as T;
    },
    size: () => kept.size,
  };
}
