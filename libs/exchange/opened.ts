import type { JsonObject } from '#kernel';

/** A document in canonical form, as it was opened a moment ago. Nobody changes it: others read the same one. */
export interface Opened {
  canonical: JsonObject;
  statedBySender: boolean;
}

/**
 * What was opened to decide who gets it is sent a moment later, often to several: it is decrypted and translated once for
 * all of them. Kept for no longer than that, and for no more than there is room for. Whether it may still be read is asked
 * of the database each time before this is: the key of whoever is erased is gone at once.
 */
export interface OpenedMemory {
  keep(messageId: string, mapping: number, opened: Opened, bytes: number): void;
  find(messageId: string, mapping: number): Opened | undefined;
  size(): number;
}

const KEPT_FOR_MS = 2000;
const MOST_BYTES = 4_000_000;

export function openedMemory(now: () => number = performance.now.bind(performance)): OpenedMemory {
  const kept = new Map<string, { opened: Opened; bytes: number; until: number }>();
  let total = 0;
  let timer: NodeJS.Timeout | undefined;

  function forget(name: string, { bytes }: { bytes: number }): void {
    kept.delete(name);
    total -= bytes;
  }

  /** The oldest comes first, and all are kept equally long. */
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
      if (kept.has(name) || bytes > MOST_BYTES) return;
      for (const [oldest, one] of kept) {
        if (total + bytes <= MOST_BYTES) break;
        forget(oldest, one);
      }
      kept.set(name, { opened, bytes, until: now() + KEPT_FOR_MS });
      total += bytes;
      timer ??= setTimeout(forgetOld, KEPT_FOR_MS).unref();
    },
    find(messageId, mapping) {
      const one = kept.get(`${messageId} ${mapping}`);
      return one && one.until > now() ? one.opened : undefined;
    },
    size: () => kept.size,
  };
}
