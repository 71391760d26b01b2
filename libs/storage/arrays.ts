/**
 * An array parameter of ids, whole numbers or other words of letters, digits and hyphens: `${plain(ids)}::uuid[]`. What pg
 * makes of an array itself quotes and searches each item, in every statement of every batch. Never for text that somebody
 * wrote: what holds a comma or a brace would be read as more than one.
 */
export const plain = (values: readonly (string | number | null)[]): string =>
  `{${(values.includes(null) ? values.map((value) => value ?? 'NULL') : values).join(',')}}`;
