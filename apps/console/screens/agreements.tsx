import { Link, useLocation } from '@tanstack/react-router';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Page } from '../parts/page';
import { useMe } from '../session';

export type Row = Schemas['MatrixRow'];
const TABS = ['matrix', 'clauses', 'what-if', 'drafts'] as const;

/** Who may receive what, now or at a moment; until another answer is there, the one before stays. */
export const useMatrix = (at?: string) =>
  useQuery({
    queryKey: ['configuration', 'matrix', at],
    queryFn: () => given(hub.GET('/matrix', { params: { query: at ? { at } : {} } })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

/** What stands above each of the four pages about agreements. */
export function AgreementsPage({ tab, children }: { tab: (typeof TABS)[number]; children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const me = useMe();
  const sees = me.data?.role === 'approver' || me.data?.role === 'administrator';
  return (
    <Page title={t(`agreements.${tab}.title`)} intro={t(`agreements.${tab}.intro`)}>
      <nav aria-label={t('nav.agreements')}>
        <ul className="tabs">
          {TABS.filter((one) => one !== 'drafts' || sees).map((one) => (
            <li key={one}>
              <Link
                to={`/agreements/${one}` as never}
                aria-current={pathname.endsWith(`/${one}`) ? 'page' : undefined}
              >
                {t(`agreements.${one}.tab`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}

export const unique = <T,>(values: T[]): T[] => [...new Set(values)];
