import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { clock, clockExact } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import type { IconName } from '../parts/icon';
import { Page, Section } from '../parts/page';
import { Asked, Empty, Failed } from '../parts/states';
import { DeskDocument } from './desk-document';
import { useDeskView, type View } from './use-desk-view';

type Source = View['sources'][number];
const LOOK: Record<Source['state'], { tone: Tone; icon: IconName }> = {
  asked: { tone: 'info', icon: 'waiting' },
  slow: { tone: 'warning', icon: 'slowed' },
  absent: { tone: 'bad', icon: 'offline' },
  arrived: { tone: 'good', icon: 'check' },
  'not-shown': { tone: 'neutral', icon: 'lock' },
  'code-not-valid': { tone: 'bad', icon: 'cross' },
};

/** What sources show now, of one view; it stands in no memory of the browser. */
export function DeskViewPage({ id, onClosed }: { id: string; onClosed: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { query, following, follow, changed } = useDeskView(id);
  const closing = useMutation({
    mutationFn: () => given(hub.POST('/desk-views/{id}/closings', { params: { path: { id } }, body: {} })),
    onSuccess: async () => {
      onClosed();
      await navigate({ to: '/desk' as never, search: {} as never, replace: true });
    },
  });
  if (query.error?.code === 'not-found')
    return (
      <Page title={t('desk.over')}>
        <Empty title={t('desk.over')} text={t('desk.overText')}>
          <Link to={'/desk' as never} className="utrecht-link">
            {t('desk.back')}
          </Link>
        </Empty>
      </Page>
    );
  const { data } = query;
  return (
    <Page
      title={t('desk.view')}
      intro={
        data && t('desk.viewIntro', { purpose: t(`lists.purpose.${data.purpose}`), at: clock(data.endsAt) })
      }
      actions={
        data && (
          <Button disabled={closing.isPending} onClick={() => closing.mutate()}>
            {closing.isPending ? t('states.busyNow') : t('desk.close')}
          </Button>
        )
      }
    >
      {closing.error && <Failed problem={closing.error} />}
      <p role="status" className="visually-hidden">
        {changed
          .map(({ name, state }) => t('desk.news', { name: name, state: t(`desk.states.${state}`) }))
          .join(' ')}
      </p>
      {data && (
        <p className="live">
          <span className={`live-dot live-${following}`} aria-hidden="true" />
          {t(`desk.${following === 'over' ? 'stopped' : following}`)}
          {following === 'over' && (
            <Button kind="subtle" small onClick={follow}>
              {t('desk.follow')}
            </Button>
          )}
        </p>
      )}
      <Asked query={query}>
        {({ sources }) => sources.map((one) => <SourcePart key={one.source} one={one} />)}
      </Asked>
    </Page>
  );
}

function SourcePart({ one }: { one: Source }) {
  const { t } = useTranslation();
  const look = LOOK[one.state];
  const id = `source-${one.source.replaceAll(/[^a-z0-9]/g, '-')}`;
  return (
    <Section
      id={id}
      title={one.name}
      actions={
        <Badge tone={look.tone} icon={look.icon}>
          {t(`desk.states.${one.state}`)}
        </Badge>
      }
    >
      {one.state === 'arrived' ? (
        one.documents.map((shown) => (
          <article key={shown.deliveryId} className="desk-document" aria-labelledby={id}>
            <p className="cell-extra">
              {t('desk.arrivedAt', { at: clock(shown.arrivedAt), clause: shown.clause })}{' '}
              {t('desk.categories', {
                list: shown.categories.map((category) => t(`lists.category.${category}`)).join(', '),
              })}
            </p>
            <DeskDocument document={shown.document as never} prefix={`${id}-${shown.deliveryId}`} />
          </article>
        ))
      ) : (
        <p className="utrecht-paragraph">{textOf(t, one)}</p>
      )}
    </Section>
  );
}

function textOf(
  t: ReturnType<typeof useTranslation>['t'],
  one: Exclude<Source, { state: 'arrived' }>,
): string {
  if (one.state === 'absent')
    return t(`desk.absent.${one.reason}`, one.until ? { at: clock(one.until) } : {});
  return t(`desk.texts.${one.state}`, 'expectedAt' in one ? { at: clockExact(one.expectedAt) } : {});
}
