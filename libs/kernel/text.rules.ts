/** Lone surrogates collapse to one character in the database and U+0000 cannot be stored: both are refused before. */
export const isStorableText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();
