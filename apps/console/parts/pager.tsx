import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../hub';
import { Button } from './button';
import { useKept } from './kept';

interface PagerProps {
  /** The first is 0. */
  page: number;
  hasNext: boolean;
  isTurning?: boolean;
  turnTo: (page: number) => void;
  names?: { previous: string; next: string };
}

/** From page to page: of a list without end only one page is in the window. */
export function Pager({ page, hasNext, isTurning = false, turnTo, names }: PagerProps) {
  const { t } = useTranslation();
  if (page === 0 && !hasNext) return null;
  return (
    <div className="pager">
      <Button kind="secondary" disabled={page === 0 || isTurning} onClick={() => turnTo(page - 1)}>
        {names?.previous ?? t('forms.previousPage')}
      </Button>
      <span role="status">{t('forms.page', { page: page + 1 })}</span>
      <Button kind="secondary" disabled={!hasNext || isTurning} onClick={() => turnTo(page + 1)}>
        {names?.next ?? t('forms.nextPage')}
      </Button>
    </div>
  );
}

interface Paged {
  next: string | undefined;
}

interface Pages<T> {
  query: UseQueryResult<T>;
  pager: PagerProps;
}

const START: { of: string; cursors: string[] } = { of: '', cursors: [] };

/** A list by its cursor, one page at a time: the page before is asked again, not kept. Another key begins at the first. Where one was is kept. */
export function usePages<T extends Paged>(
  key: string[],
  ask: (cursor: string | undefined) => Promise<T>,
  { heading, gcTime }: { heading: string; gcTime?: number },
): Pages<T> {
  const [turned, setTurned] = useKept(`pages of ${heading}`, START);
  const of = key.join(' ');
  const cursors = turned.of === of ? turned.cursors : [];
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...key, cursor],
    queryFn: () => ask(cursor),
    placeholderData: (before, asked) =>
      asked?.queryKey.slice(0, -1).join(' ') === of ? keepPreviousData(before) : undefined,
    ...(gcTime === undefined ? {} : { gcTime }),
  });
  const isOfAnother =
    cursor !== undefined && query.error instanceof Problem && query.error.code === 'invalid-request';
  useEffect(() => {
    // Where another reader of this window was: the list begins at its first page.
    if (isOfAnother) setTurned(START);
  });
  return {
    query,
    pager: {
      page: cursors.length,
      hasNext: query.data?.next !== undefined,
      isTurning: query.isPlaceholderData,
      turnTo: (page) => {
        setTurned({ of, cursors: [...cursors, query.data?.next ?? ''].slice(0, page) });
        document.getElementById(heading)?.focus();
      },
    },
  };
}

/** Of a list that is here whole, one page in the window. */
export function useSlice<Row>(
  rows: readonly Row[],
  size: number,
  heading?: string,
): { shown: Row[]; pager: PagerProps; restart: () => void } {
  const [page, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const at = Math.min(page, last);
  return {
    shown: rows.slice(at * size, (at + 1) * size),
    pager: {
      page: at,
      hasNext: at < last,
      turnTo: (to) => {
        setPage(to);
        if (heading) document.getElementById(heading)?.focus();
      },
    },
    restart: () => setPage(0),
  };
}
