/**
 * An array parameter of ids, whole numbers or other words of letters, digits and hyphens: `${plain(ids)}::uuid[]`. What pg
 * makes of an array itself quotes and searches each item, in every statement of every batch. Never for text that somebody
 * wrote: what holds a comma or a brace would be read as more than one.
 */
export const plain = (values: readonly (string | number | null)[]): string =>
  `{${(values.includes(null) ? values.map((value) => value ?? 'NULL') : values).join(',')}}`;

/** Bytes as one value: as items of an array each would be written out in hexadecimal, and read back. Starts count from 1. */
export function sideBySide(all: (Buffer | null)[]): {
  bytes: Buffer;
  starts: number[];
  lengths: (number | null)[];
} {
  let start = 1;
  const starts = all.map((one) => {
    const here = start;
    start += one?.length ?? 0;
    return here;
  });
  const bytes = Buffer.concat(all.filter((one) => one !== null));
  return { bytes, starts, lengths: all.map((one) => one?.length ?? null) };
}
