import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { day, moment } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { useDone } from '../parts/done';
import { Filter } from '../parts/filter';
import { keepFocus, Page, Section } from '../parts/page';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { AnswerEntries } from './access-answer';
import { ReviewState } from './access-reviews';
import { useNames } from './names';

export type Entry = Schemas['AccessReviewEntry'];
const LISTS = ['open', 'all'] as const;
const KINDS = ['person', 'role-mapping', 'mandate'] as const;

/** Of one organisation: each role, person and system, when it was last used, and what somebody said of it. */
export function AccessReview({ id }: { id: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const queries = useQueryClient();
  const [list, setList] = useState<(typeof LISTS)[number]>('open');
  const [chosen, setChosen] = useState<string[]>([]);
  const [asked, setAsked] = useState<{ entries: Entry[]; answer: 'confirmed' | 'removed' } | undefined>();
  const { done, say } = useDone();
  const review = useQuery({
    queryKey: ['access-review', id],
    gcTime: 0,
    queryFn: () => given(hub.GET('/access-reviews/{id}', { params: { path: { id } } })),
  });
  const finish = async (): Promise<void> => {
    say((t) => t(asked?.answer === 'removed' ? 'review.remove.done' : 'review.confirm.done'));
    setAsked(undefined);
    setChosen([]);
    await queries.invalidateQueries({ queryKey: ['access-review', id] });
    await queries.invalidateQueries({ queryKey: ['access-reviews'] });
    requestAnimationFrame(keepFocus);
  };
  return (
    <Page title={t('review.title')} intro={review.data && names.party(review.data.organisation)}>
      <p className="back">
        <Link to={'/access-reviews' as never} className="utrecht-link">
          {t('review.back')}
        </Link>
      </p>
      {done}
      <Asked query={review}>
        {(one) => {
          const entries = one.entries ?? [];
          const shown = list === 'open' ? entries.filter(({ answer }) => !answer) : entries;
          return (
            <>
              <div className="section">
                <p className="utrecht-paragraph section-intro">
                  <ReviewState one={one} />{' '}
                  {one.doneAt
                    ? t('reviews.doneAt', { at: day(one.doneAt) })
                    : t('reviews.due', { at: day(one.dueAt) })}
                  {'. '}
                  {t('reviews.counts', { open: one.open, confirmed: one.confirmed, removed: one.removed })}
                </p>
                <Filter
                  label={t('review.show')}
                  options={LISTS.map((value) => ({ value, label: t(`review.lists.${value}`) }))}
                  chosen={list}
                  onChoose={setList}
                />
                {chosen.length > 0 && (
                  <div className="button-row">
                    <Button
                      onClick={() =>
                        setAsked({
                          entries: entries.filter(({ entryId }) => chosen.includes(entryId)),
                          answer: 'confirmed',
                        })
                      }
                    >
                      {t('review.confirm.chosen', { count: chosen.length })}
                    </Button>
                  </div>
                )}
              </div>
              {shown.length === 0 && <Empty title={t('review.none')} text={t('review.noneText')} />}
              {KINDS.filter((kind) => shown.some((entry) => entry.kind === kind)).map((kind) => (
                <Section
                  key={kind}
                  id={kind}
                  title={t(`review.kinds.${kind}`)}
                  intro={t(`review.kindText.${kind}`)}
                >
                  <Entries
                    title={t(`review.kinds.${kind}`)}
                    entries={shown.filter((entry) => entry.kind === kind)}
                    chosen={chosen}
                    choose={setChosen}
                    remove={(entry) => setAsked({ entries: [entry], answer: 'removed' })}
                  />
                </Section>
              ))}
            </>
          );
        }}
      </Asked>
      {asked && (
        <AnswerEntries
          {...asked}
          reviewId={id}
          onClose={() => setAsked(undefined)}
          onDone={() => void finish()}
        />
      )}
    </Page>
  );
}

/** What gives access, as people say it. */
export function useEntryName(): (entry: Entry) => string {
  const { t } = useTranslation();
  return ({ kind, role, person, mapping, claim, value, name, connection }) => {
    const roleName = role ? t(`lists.role.${role}`) : '';
    if (kind === 'person') return `${roleName} (${person})`;
    if (kind === 'role-mapping') return role ? `${roleName}: ${claim} ${value}` : mapping!;
    return name ?? connection!;
  };
}

interface EntriesProps {
  title: string;
  entries: Entry[];
  chosen: string[];
  choose: (ids: string[]) => void;
  remove: (entry: Entry) => void;
}

function Entries({ title, entries, chosen, choose, remove }: EntriesProps) {
  const { t } = useTranslation();
  const nameOf = useEntryName();
  return (
    <Table
      caption={title}
      captionHidden
      rows={entries}
      keyOf={({ entryId }) => entryId}
      columns={[
        {
          name: t('review.columns.choose'),
          cell: (entry) => (
            <label className="check">
              <input
                type="checkbox"
                aria-label={t('review.choose', { name: nameOf(entry) })}
                checked={chosen.includes(entry.entryId)}
                disabled={entry.answer === 'confirmed'}
                onChange={({ target }) =>
                  choose(
                    target.checked
                      ? [...chosen, entry.entryId]
                      : chosen.filter((one) => one !== entry.entryId),
                  )
                }
              />
            </label>
          ),
        },
        {
          name: t('review.columns.who'),
          isHeader: true,
          cell: (entry) => (
            <>
              {nameOf(entry)}
              {entry.region && <span className="cell-extra">{t('settings.roles.region')}</span>}
              {entry.operator && <span className="cell-extra">{entry.operator}</span>}
              {entry.document && (
                <span className="cell-extra">{t('review.mandate', { document: entry.document })}</span>
              )}
              {(entry.offices ?? []).map((office) => (
                <span key={office} className="cell-extra">
                  {t(`review.offices.${office}`)}
                </span>
              ))}
            </>
          ),
        },
        {
          name: t('review.columns.used'),
          cell: ({ lastUsedAt, clients = [] }) => (
            <>
              {lastUsedAt ? day(lastUsedAt) : <Badge tone="warning">{t('review.neverUsed')}</Badge>}
              {clients.length > 1 &&
                clients.map((one) => (
                  <span key={one.client} className="cell-extra">
                    {one.client}: {one.lastUsedAt ? day(one.lastUsedAt) : t('review.neverUsed')}
                  </span>
                ))}
            </>
          ),
        },
        {
          name: t('review.columns.answer'),
          cell: ({ answer, answeredAt, reason }) =>
            answer ? (
              <>
                <Badge tone={answer === 'confirmed' ? 'good' : 'neutral'}>
                  {t(`review.answers.${answer}`)}
                </Badge>
                {reason && <span className="cell-extra">{t(`review.reasons.${reason}`)}</span>}
                {answeredAt && <span className="cell-extra">{moment(answeredAt)}</span>}
              </>
            ) : (
              t('review.notYet')
            ),
        },
        {
          name: t('review.columns.actions'),
          cell: (entry) =>
            entry.answer === 'removed' ? (
              '–'
            ) : (
              <RowButton act={t('review.remove.short')} of={nameOf(entry)} onClick={() => remove(entry)} />
            ),
        },
      ]}
    />
  );
}
