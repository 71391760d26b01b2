import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { moment } from '../language';
import { Badge } from '../parts/badge';
import { useDone } from '../parts/done';
import { Filter } from '../parts/filter';
import { Page, Section } from '../parts/page';
import { Pager, useSlice } from '../parts/pager';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { Retry } from './arrival';
import { useNames } from './names';
import { DeliverAgain } from './deliver-again';

type Held = Schemas['HeldItem'];
/** The hub gives at most 500; so many are in the window. */
const PER_PAGE = 50;
const FILTERS = ['all', 'operator', 'sender', 'recipient'] as const;

/** What could not go on by itself, and having post of a lane delivered again. */
export function Post() {
  const { t } = useTranslation();
  const held = useQuery({ queryKey: ['held'], queryFn: () => given(hub.GET('/held-messages')) });
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const [asked, setAsked] = useState<Held | undefined>();
  const { done, say } = useDone();
  return (
    <Page title={t('post.title')} intro={t('post.intro')}>
      {done}
      <Section id="held" title={t('post.waiting')}>
        <Asked query={held}>
          {({ items, more }) => {
            if (items.length === 0) return <Empty title={t('post.none')} text={t('post.noneText')} />;
            const shown = items.filter(({ owner }) => filter === 'all' || owner === filter);
            return (
              <>
                <Filter
                  label={t('post.filter')}
                  options={FILTERS.map((value) => ({
                    value,
                    label: `${t(`post.filters.${value}`)} (${items.filter(({ owner }) => value === 'all' || owner === value).length})`,
                  }))}
                  chosen={filter}
                  onChoose={setFilter}
                />
                {more && <p className="utrecht-paragraph">{t('post.more')}</p>}
                {shown.length === 0 ? (
                  <Empty title={t('post.none')} text={t('post.noneText')} />
                ) : (
                  <HeldTable key={filter} items={shown} ask={setAsked} />
                )}
              </>
            );
          }}
        </Asked>
      </Section>
      <DeliverAgain onDone={say} />
      {asked && (
        <Retry
          lane={asked.connection}
          deliveryId={asked.id}
          onClose={() => setAsked(undefined)}
          onDone={(words) => {
            setAsked(undefined);
            say(words);
          }}
        />
      )}
    </Page>
  );
}

/** The message that it is, or is a delivery of; nothing of the end of an occasion, which has none. */
function About({ item, told }: { item: Held; told: string }) {
  const { t } = useTranslation();
  const message = item.kind === 'message' ? item.id : item.messageId;
  const record = t(`lists.record.${item.recordType}`);
  if (!message) return <>{record}</>;
  return (
    <Link to={'/messages' as never} search={{ message } as never} className="utrecht-link">
      {record}
      <span className="visually-hidden">: {told}</span>
    </Link>
  );
}

function HeldTable({ items, ask }: { items: Held[]; ask: (item: Held) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const { shown, pager } = useSlice(items, PER_PAGE);
  const told = (item: Held): string =>
    `${t(`lists.record.${item.recordType}`)}, ${names.party(item.organisation)}, ${moment(item.since)}`;
  return (
    <>
      <Table
        caption={t('post.waiting')}
        captionHidden
        rows={shown}
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('post.what'),
            isHeader: true,
            cell: (item) => (
              <>
                <About item={item} told={told(item)} />
                <span className="cell-extra">{t(`post.kinds.${item.kind}`)}</span>
                <span className="cell-extra">{t('post.since', { at: moment(item.since) })}</span>
              </>
            ),
          },
          {
            name: t('post.why'),
            cell: (item) => (
              <>
                {t(`codes.${item.code}`, { defaultValue: item.code })}
                {item.reason && <span className="cell-extra">{item.reason}</span>}
                {item.overtaken && (
                  <span className="cell-extra">
                    <Badge tone="neutral">{t('post.overtaken')}</Badge>
                  </span>
                )}
              </>
            ),
          },
          {
            name: t('post.who'),
            cell: (item) => (
              <>
                {names.party(item.organisation)}
                <span className="cell-extra">
                  {item.kind === 'delivery' ? (
                    <Link to={'/lanes' as never} className="utrecht-link">
                      {t('post.lane', { name: names.connection(item.connection) })}
                    </Link>
                  ) : (
                    names.connection(item.connection)
                  )}
                </span>
              </>
            ),
          },
          {
            name: t('post.owner'),
            cell: (item) => (
              <>
                <Badge tone={item.owner === 'operator' ? 'warning' : 'neutral'}>
                  {t(`post.owners.${item.owner}`)}
                </Badge>
                {item.escalation && <span className="cell-extra">{item.escalation}</span>}
              </>
            ),
          },
          { name: t('post.deadline'), cell: ({ deadline }) => moment(deadline) },
          {
            name: t('post.actions'),
            cell: (item) =>
              item.kind === 'message' ? (
                <Link
                  to={'/messages' as never}
                  search={{ message: item.id } as never}
                  className="utrecht-link"
                >
                  {t('post.look')}
                  <span className="visually-hidden">: {told(item)}</span>
                </Link>
              ) : !item.overtaken ? (
                <RowButton act={t('post.again.short')} of={told(item)} onClick={() => ask(item)} />
              ) : (
                '–'
              ),
          },
        ]}
      />
      <Pager {...pager} />
    </>
  );
}
