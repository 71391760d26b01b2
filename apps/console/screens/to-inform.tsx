import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { day, languageNow, moment } from '../language';
import { Badge } from '../parts/badge';
import { useDone } from '../parts/done';
import { Filter } from '../parts/filter';
import { useKept } from '../parts/kept';
import { keepFocus, Page, Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { MarkInformed } from './mark-informed';
import { useNames } from './names';

export type Line = Schemas['ToInform'];
const LISTS = ['open', 'done'] as const;

/** Who must still be told that data about them were shared: by when, with which notice, and that it was done. */
export function ToInform() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [state, setState] = useKept<(typeof LISTS)[number]>('list', 'open');
  const [asked, setAsked] = useState<Line | undefined>();
  const { done, say } = useDone();
  const { query, pager } = usePages(
    ['to-inform', state],
    (cursor) =>
      givenPage(
        hub.GET('/to-inform', { params: { query: { state, limit: 50, ...(cursor ? { cursor } : {}) } } }),
      ),
    // Whom it is about is forgotten with the page.
    { heading: 'to-inform', gcTime: 0 },
  );
  const finish = async (): Promise<void> => {
    setAsked(undefined);
    say((t) => t('toInform.mark.done'));
    await queries.invalidateQueries({ queryKey: ['to-inform'] });
    requestAnimationFrame(keepFocus);
  };
  return (
    <Page title={t('toInform.title')} intro={t('toInform.intro')}>
      {done}
      <Section id="to-inform" title={t('toInform.all')} intro={t('toInform.logged')}>
        <Filter
          label={t('toInform.show')}
          options={LISTS.map((value) => ({ value, label: t(`toInform.lists.${value}`) }))}
          chosen={state}
          onChoose={setState}
        />
        <Asked query={query}>
          {({ lines }) =>
            lines.length === 0 ? (
              <Empty title={t(`toInform.none.${state}`)} text={t('toInform.noneText')} />
            ) : (
              <>
                <Lines lines={lines} ask={setAsked} />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
      {asked && <MarkInformed one={asked} onClose={() => setAsked(undefined)} onDone={() => void finish()} />}
    </Page>
  );
}

function useWho(): (line: Line) => string {
  const { t } = useTranslation();
  return ({ person: { recordId, pseudonym, contactIn } }) =>
    contactIn
      ? t('toInform.contactIn', { id: contactIn })
      : recordId
        ? t('rights.record', { id: recordId })
        : (pseudonym ?? '–');
}

function Lines({ lines, ask }: { lines: Line[]; ask: (line: Line) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const whoOf = useWho();
  return (
    <Table
      caption={t('toInform.all')}
      captionHidden
      rows={lines}
      keyOf={({ toInformId }) => toInformId}
      columns={[
        {
          name: t('toInform.columns.who'),
          isHeader: true,
          cell: (one) => (
            <>
              {whoOf(one)}
              <span className="cell-extra">{t(`lists.record.${one.recordType}`)}</span>
            </>
          ),
        },
        {
          name: t('toInform.columns.what'),
          cell: ({ sender, recipient, purpose, categories, disclosedAt }) => (
            <>
              {t('toInform.went', { from: names.party(sender), to: names.party(recipient) })}
              <span className="cell-extra">
                {t(`lists.purpose.${purpose}`)}, {moment(disclosedAt)}
              </span>
              <span className="cell-extra">
                {categories.map((name) => t(`lists.category.${name}`)).join(', ')}
              </span>
            </>
          ),
        },
        {
          name: t('toInform.columns.due'),
          cell: ({ controller, dueAt, signal, done }) => (
            <>
              {done ? t('toInform.doneAt', { at: day(done.informedAt) }) : day(dueAt)}
              {!done && signal !== 'none' && (
                <span className="cell-extra">
                  <Badge tone={signal === 'late' ? 'bad' : 'warning'} icon="clock">
                    {t(`rights.signals.${signal}`)}
                  </Badge>
                </span>
              )}
              <span className="cell-extra">{t('toInform.by', { name: names.party(controller) })}</span>
              {done && (
                <span className="cell-extra">
                  {t(`toInform.how.${done.how}`)}
                  {done.ground && `: ${t(`toInform.grounds.${done.ground}`)}`}
                  {done.notedBy && `, ${done.notedBy}`}
                  {done.givenTo && `, ${t(`toInform.givenTo.${done.givenTo}`)}`}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('toInform.columns.notice'),
          cell: (one) => (
            <>
              <code>{one.done?.notice ?? one.notice}</code>
              <span className="cell-extra">
                <a
                  className="utrecht-link"
                  href={`/v1/to-inform/${one.toInformId}/notice?language=${languageNow()}`}
                  target="_blank"
                  rel="noreferrer"
                >
                  {t('toInform.notice')}
                  <span className="visually-hidden">
                    : {whoOf(one)}, {t('consents.newTab')}
                  </span>
                </a>
              </span>
            </>
          ),
        },
        {
          name: t('toInform.columns.actions'),
          cell: (one) =>
            one.done ? (
              '–'
            ) : (
              <RowButton act={t('toInform.mark.short')} of={whoOf(one)} onClick={() => ask(one)} />
            ),
        },
      ]}
    />
  );
}
