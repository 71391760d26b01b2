import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hub, Problem } from '../hub';
import { logIn, logInBeside, look, useMe } from '../session';
import { Button } from './button';
import { Icon, type IconName } from './icon';
import { Page } from './page';

/** What is said instead of what was asked for; `live` where it comes by itself. */
function Said({
  icon,
  title,
  text,
  children,
}: {
  icon: IconName;
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="said">
      <Icon name={icon} />
      <div>
        <p className="said-title">{title}</p>
        <p className="utrecht-paragraph">{text}</p>
        {children && <div className="said-actions">{children}</div>}
      </div>
    </div>
  );
}

export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('states.loading')}</span>
      <span className="loading-bar" aria-hidden="true" />
      <span className="loading-bar" aria-hidden="true" />
      <span className="loading-bar" aria-hidden="true" />
    </div>
  );
}

export const Empty = ({ title, text, children }: { title: string; text: string; children?: ReactNode }) => (
  <Said icon="empty" title={title} text={text}>
    {children}
  </Said>
);

/** Why something did not go, in words, and what can be done; `strong`: what was asked is asked again after a strong log-in. */
export function Failed({
  problem,
  again,
  strong = again,
}: {
  problem: unknown;
  again?: () => void;
  strong?: () => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stepUp = (): void =>
    // Nothing is done by who logged in as somebody else there.
    logInBeside(() => void look(queries).then((isOurs) => isOurs && strong?.()), true);
  const code = problem instanceof Problem ? problem.code : 'hub-error';
  const kind = KINDS[code] ?? 'error';
  const retry = again && (
    <Button kind="secondary" onClick={again}>
      {t('states.again')}
    </Button>
  );
  return (
    <div role="alert">
      <Said icon={ICONS[kind]} title={t(`states.${kind}.title`)} text={wordsOf(t, kind, problem)}>
        {kind === 'session' || kind === 'stepUp' ? (
          <Button onClick={kind === 'stepUp' ? stepUp : () => logIn()}>{t(`states.${kind}.action`)}</Button>
        ) : kind === 'forbidden' ? null : (
          retry
        )}
      </Said>
    </div>
  );
}

type Kind = 'offline' | 'forbidden' | 'session' | 'stepUp' | 'busy' | 'missing' | 'error';
const KINDS: Record<string, Kind> = {
  offline: 'offline',
  'role-missing': 'forbidden',
  'role-not-chosen': 'forbidden',
  'no-role': 'forbidden',
  'not-from-here': 'session',
  unauthenticated: 'session',
  'step-up-needed': 'stepUp',
  busy: 'busy',
  'too-many-requests': 'busy',
  'id-under-way': 'busy',
  'not-found': 'missing',
};
const ICONS: Record<Kind, IconName> = {
  offline: 'offline',
  forbidden: 'lock',
  session: 'lock',
  stepUp: 'lock',
  busy: 'clock',
  missing: 'empty',
  error: 'warning',
};

function wordsOf(t: TFunction, kind: Kind, problem: unknown): string {
  if (kind === 'stepUp') return `${t('states.stepUp.text')} ${t('states.stepUp.window')}`;
  if (kind !== 'error' || !(problem instanceof Problem)) return t(`states.${kind}.text`);
  const own = t(`codes.${problem.code}`, { defaultValue: '' });
  return own || t('states.error.text', { code: problem.code });
}

/** What was asked, or instead of it that it is on its way or why it did not come. */
export function Asked<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) return <Loading />;
  return <Failed problem={query.error} again={() => void query.refetch()} />;
}

/** Instead of a screen that this role does not have. */
export function Forbidden() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Page title={t('states.forbidden.title')}>
      <Said icon="lock" title={t('states.forbidden.screen')} text={t('states.forbidden.text')}>
        <Link to={me.data?.hasChoice ? ('/choose' as never) : '/'} className="utrecht-link">
          {t(me.data?.hasChoice ? 'nav.choose' : 'states.notFound.home')}
        </Link>
      </Said>
    </Page>
  );
}

/** Instead of a screen that could not be shown: its script did not come, or something in it broke. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  // Only when the hub is there: a page that cannot be had is worse than this one.
  const again = (): void =>
    void hub.GET('/me').then(
      () => location.reload(),
      (problem: Problem) => problem.code !== 'offline' && location.reload(),
    );
  return (
    <Page title={t('states.broken')}>
      <Failed problem={error} again={again} />
    </Page>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('states.notFound.title')}>
      <p className="utrecht-paragraph">{t('states.notFound.text')}</p>
      <p className="utrecht-paragraph">
        <Link to="/" className="utrecht-link">
          {t('states.notFound.home')}
        </Link>
      </p>
    </Page>
  );
}
