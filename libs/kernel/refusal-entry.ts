/** Who has to act on a refusal. */
export type Blame = 'sender' | 'recipient' | 'hub' | 'person';

export interface RefusalEntry {
  /** HTTP status when the refusal is an answer; decisions that never are an answer carry 403. */
  status: number;
  title: string;
  /** One sentence for the partner. */
  sentence: string;
  retry: 'never' | 'later';
  blame: Blame;
}

export const entry = (
  status: number,
  title: string,
  sentence: string,
  blame: Blame,
  retry: 'never' | 'later' = 'never',
): RefusalEntry => ({ status, title, sentence, blame, retry });
