import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { day, moment } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { useDone } from '../parts/done';
import { Filter } from '../parts/filter';
import type { Words } from '../parts/forms';
import { useKept } from '../parts/kept';
import { Page, Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { RightsAct, type Act } from './rights-act';
import { ReceiveRequest } from './rights-receive';

export type RightsCase = Schemas['RightsCase'];
const LISTS = ['open', 'all'] as const;
const LOOK: Record<RightsCase['state'], Tone> = {
  received: 'warning',
  decided: 'info',
  executed: 'good',
  closed: 'neutral',
};

/** What people asked about their own data, with the clock of each, and what is done with it. */
export function Rights() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [list, setList] = useKept<(typeof LISTS)[number]>('list', 'open');
  const [asked, setAsked] = useState<{ one: RightsCase; act: Act } | undefined>();
  const [isReceiving, setReceiving] = useState(false);
  const { done, say } = useDone();
  const { query: requests, pager } = usePages(
    ['rights', list],
    (cursor) =>
      givenPage(
        hub.GET('/rights-requests', {
          params: { query: { ...(list === 'open' ? { open: 'true' } : {}), ...(cursor ? { cursor } : {}) } },
        }),
      ),
    // What people asked is forgotten with the page.
    { heading: 'requests', gcTime: 0 },
  );
  const finish = async (words: Words): Promise<void> => {
    setAsked(undefined);
    setReceiving(false);
    say(words);
    await queries.invalidateQueries({ queryKey: ['rights'] });
  };
  return (
    <Page
      title={t('rights.title')}
      intro={t('rights.intro')}
      actions={
        <Button kind="secondary" small onClick={() => setReceiving(true)}>
          {t('rights.receive.short')}
        </Button>
      }
    >
      {done}
      <Section id="requests" title={t('rights.all')} intro={t('rights.logged')}>
        <Filter
          label={t('rights.show')}
          options={LISTS.map((value) => ({ value, label: t(`rights.lists.${value}`) }))}
          chosen={list}
          onChoose={setList}
        />
        <Asked query={requests}>
          {({ requests: found }) =>
            found.length === 0 ? (
              <Empty title={t('rights.none')} text={t('rights.noneText')} />
            ) : (
              <>
                <Cases cases={found} ask={(one, act) => setAsked({ one, act })} />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
      {isReceiving && (
        <ReceiveRequest onClose={() => setReceiving(false)} onDone={(words) => void finish(words)} />
      )}
      {asked && (
        <RightsAct {...asked} onClose={() => setAsked(undefined)} onDone={(words) => void finish(words)} />
      )}
    </Page>
  );
}

function Cases({ cases, ask }: { cases: RightsCase[]; ask: (one: RightsCase, act: Act) => void }) {
  const { t } = useTranslation();
  return (
    <Table
      caption={t('rights.all')}
      captionHidden
      rows={cases}
      keyOf={({ requestId }) => requestId}
      columns={[
        {
          name: t('rights.columns.what'),
          isHeader: true,
          cell: ({ requestId, about, known, otherEntries, kind, recordId, receivedAt, how, purposes }) => (
            <>
              {t(`rights.kinds.${kind}`)}
              <span className="cell-extra">
                {about === 'contact'
                  ? t('rights.contact')
                  : recordId
                    ? t('rights.record', { id: recordId })
                    : t('rights.erased')}
              </span>
              {/* Its address is kept nowhere: by its number it is found again. */}
              {about === 'contact' && <code className="code cell-extra">{requestId}</code>}
              {!known && (about === 'contact' || recordId) && (
                <span className="cell-extra">
                  <Badge tone="warning" icon="warning">
                    {t('rights.notKnown')}
                  </Badge>
                </span>
              )}
              {otherEntries.length > 0 && (
                <span className="cell-extra">{t('rights.others', { ids: otherEntries.join(', ') })}</span>
              )}
              <span className="cell-extra">
                {t('rights.received', { at: day(receivedAt), how: t(`lists.how.${how}`) })}
              </span>
              {purposes.length > 0 && (
                <span className="cell-extra">
                  {purposes.map((one) => t(`lists.purpose.${one}`)).join(', ')}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('rights.columns.due'),
          cell: ({ dueAt, signal, extension }) => (
            <>
              {day(dueAt)}
              {signal !== 'none' && (
                <span className="cell-extra">
                  <Badge tone={signal === 'late' ? 'bad' : 'warning'} icon="clock">
                    {t(`rights.signals.${signal}`)}
                  </Badge>
                </span>
              )}
              {extension && (
                <span className="cell-extra">
                  {t('rights.extended')}: {t(`rights.extensions.${extension}`)}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('rights.columns.state'),
          cell: ({ state, decision, ground, liftedAt }) => (
            <>
              <Badge tone={LOOK[state]}>{t(`rights.states.${state}`)}</Badge>
              {decision && <span className="cell-extra">{t(`rights.decisions.${decision}`)}</span>}
              {ground && <span className="cell-extra">{t(`rights.grounds.${ground}`)}</span>}
              {liftedAt && <span className="cell-extra">{t('rights.lifted', { at: moment(liftedAt) })}</span>}
            </>
          ),
        },
        {
          name: t('rights.columns.told'),
          cell: ({ notices: { told, answered } }) =>
            told === 0 ? t('rights.noNotices') : t('rights.notices', { told, answered }),
        },
        { name: t('rights.columns.actions'), cell: (one) => <Actions one={one} ask={ask} /> },
      ]}
    />
  );
}

const PAUSING = new Set(['restriction', 'objection']);

/** What can be done with it now; the hub says no to the rest. */
function actsOn({ state, decision, extension, kind, liftedAt }: RightsCase): Act[] {
  if (state === 'received') return extension ? ['decide'] : ['decide', 'extend'];
  if (state === 'decided') return decision === 'refused' ? [] : ['execute'];
  return PAUSING.has(kind) && decision !== 'refused' && !liftedAt ? ['lift'] : [];
}

function Actions({ one, ask }: { one: RightsCase; ask: (one: RightsCase, act: Act) => void }) {
  const { t } = useTranslation();
  const { requestId, about, kind, recordId, receivedAt, decision } = one;
  const isContact = about === 'contact';
  // Made when it is asked for, and only of what was granted.
  const isGranted = decision === 'granted' || decision === 'partly';
  const paper = !isGranted
    ? undefined
    : kind === 'access' && (recordId || isContact)
      ? 'report'
      : kind === 'portability' && recordId
        ? 'copy'
        : undefined;
  const name = `${t(`rights.kinds.${kind}`)} ${isContact ? requestId : (recordId ?? '')}, ${day(receivedAt)}`;
  return (
    <span className="row-actions">
      {paper && (
        <a
          className="utrecht-link"
          href={`/v1/rights-requests/${requestId}/${paper}`}
          target="_blank"
          rel="noreferrer"
        >
          {t(`rights.${paper}`)}
          <span className="visually-hidden">
            : {name}, {t('consents.newTab')}
          </span>
        </a>
      )}
      {actsOn(one).map((act) => (
        <RowButton key={act} act={t(`rights.${act}.short`)} of={name} onClick={() => ask(one, act)} />
      ))}
    </span>
  );
}
