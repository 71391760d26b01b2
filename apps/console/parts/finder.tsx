import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { number } from '../language';
import { TextField } from './forms';
import { Pager, useSlice } from './pager';

const PER_PAGE = 50;

/** Of a list that is here whole and may be long: one page in the window, and a field to find some by their words. */
export function useFinder<Row>(
  rows: readonly Row[],
  wordsOf: (row: Row) => string,
  heading: string,
): { shown: Row[]; finder: ReactNode; pager: ReactNode } {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const asked = words.trim().toLowerCase();
  const found = asked ? rows.filter((row) => wordsOf(row).toLowerCase().includes(asked)) : rows;
  const { shown, pager, restart } = useSlice(found, PER_PAGE, heading);
  const isLong = rows.length > PER_PAGE;
  return {
    shown,
    finder: isLong && (
      <div className="finder">
        <TextField
          name={`${heading}-find`}
          type="search"
          label={t('forms.find')}
          value={words}
          onChange={(next) => {
            setWords(next);
            restart();
          }}
        />
        <p role="status">{t('forms.found', { shown: number(found.length), all: number(rows.length) })}</p>
      </div>
    ),
    pager: isLong && <Pager {...pager} />,
  };
}
