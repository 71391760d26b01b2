import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from './forms';

/** That something is done: heard when it comes, and in the language of now, not of the moment at which it was done. */
export function useDone({ inline = false } = {}): { done: ReactNode; say: (words?: Words) => void } {
  const { t } = useTranslation();
  const [said, setSaid] = useState<{ words?: Words }>({});
  const look = inline ? 'done inline' : 'done';
  return {
    done: (
      <p role="status" className={said.words ? look : 'visually-hidden'}>
        {said.words?.(t)}
      </p>
    ),
    say: (words) => setSaid(words ? { words } : {}),
  };
}
