import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { number, turn } from '../language';
import { Badge } from '../parts/badge';
import { Facts } from '../parts/facts';
import { Pager, useSlice } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useNames } from './names';

type Rehearsed = Schemas['SuccessionRehearsed'];
type Flow = Rehearsed['flows'][number];
type Post = NonNullable<Rehearsed['post']>[number];
const AT_ONCE = 50;
const PEOPLE = ['askAgain', 'goAlong', 'openOccasions'] as const;

/** What a succession would change, played through without changing anything. */
export function Rehearsal({ id, draft }: { id: string; draft?: string }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['rehearsal', id, draft],
    gcTime: 0,
    queryFn: () =>
      given(
        hub.GET('/successions/{key}/rehearsal', {
          params: { path: { key: id }, query: draft ? { draft } : {} },
        }),
      ),
  });
  return (
    <div className="answer">
      <Asked query={query}>
        {({ from, flows, post, people }) => (
          <>
            <h3 className="utrecht-heading-3">{t('successions.rehearsal.title', { at: turn(from) })}</h3>
            <p className="utrecht-paragraph">{t(`successions.rehearsal.${draft ? 'draftText' : 'text'}`)}</p>
            <Flows flows={flows} />
            {post && <Waiting post={post} />}
            {people && (
              <>
                <h4 className="utrecht-heading-4">{t('successions.rehearsal.people')}</h4>
                <Facts
                  facts={PEOPLE.map((name) => [name, number(people[name])])}
                  label={(name) => t(`successions.rehearsal.peopleFacts.${name}`)}
                />
              </>
            )}
          </>
        )}
      </Asked>
    </div>
  );
}

function Flows({ flows }: { flows: Flow[] }) {
  const { t } = useTranslation();
  const names = useNames();
  // What stops is what somebody has to do something about.
  const urgency = ({ stops, lost }: Flow): number => (stops ? 0 : lost.length > 0 ? 1 : 2);
  const { shown, pager } = useSlice(
    flows.toSorted((a, b) => urgency(a) - urgency(b)),
    AT_ONCE,
  );
  if (flows.length === 0)
    return (
      <Empty title={t('successions.rehearsal.flowsNone')} text={t('successions.rehearsal.flowsNoneText')} />
    );
  return (
    <>
      <Table
        caption={t('successions.rehearsal.flows')}
        rows={shown}
        keyOf={({ sender, recordType, purpose, recipient }) =>
          [sender, recordType, purpose, recipient].join(' ')
        }
        columns={[
          {
            name: t('successions.rehearsal.from'),
            isHeader: true,
            cell: ({ sender }) => names.party(sender),
          },
          {
            name: t('successions.rehearsal.what'),
            cell: ({ recordType, purpose }) => (
              <>
                {t(`lists.records.${recordType}`)}
                <span className="cell-extra">{t(`lists.purpose.${purpose}`)}</span>
              </>
            ),
          },
          {
            name: t('successions.rehearsal.to'),
            cell: ({ successor, lane }) => (
              <>
                {names.party(successor)}
                {lane && <span className="cell-extra">{names.connection(lane)}</span>}
              </>
            ),
          },
          { name: t('successions.rehearsal.outcome'), cell: (flow) => <Then flow={flow} /> },
        ]}
      />
      <Pager {...pager} />
    </>
  );
}

function Then({ flow: { stops, lost, dependsOnChoice } }: { flow: Flow }) {
  const { t } = useTranslation();
  if (stops)
    return (
      <>
        <Badge tone="bad" icon="cross">
          {t('successions.rehearsal.goes.stops')}
        </Badge>
        <span className="cell-extra">{t(`successions.rehearsal.why.${stops}`)}</span>
      </>
    );
  return (
    <>
      {lost.length > 0 ? (
        <Badge tone="warning" icon="warning">
          {t('successions.rehearsal.goes.less')}
        </Badge>
      ) : (
        <Badge tone="good" icon="check">
          {t('successions.rehearsal.goes.on')}
        </Badge>
      )}
      {lost.length > 0 && (
        <span className="cell-extra">
          {t('successions.rehearsal.lost', {
            list: lost.map((one) => t(`lists.category.${one}`)).join(', '),
          })}
        </span>
      )}
      {dependsOnChoice && <span className="cell-extra">{t('successions.rehearsal.onlyWhoSaidSo')}</span>}
    </>
  );
}

function Waiting({ post }: { post: Post[] }) {
  const { t } = useTranslation();
  const names = useNames();
  if (post.length === 0)
    return (
      <Empty title={t('successions.rehearsal.postNone')} text={t('successions.rehearsal.postNoneText')} />
    );
  return (
    <>
      <Table
        caption={t('successions.rehearsal.post')}
        rows={post}
        keyOf={({ recordType, lane, successorLane }) => [recordType, lane, successorLane].join(' ')}
        columns={[
          {
            name: t('successions.rehearsal.lane'),
            isHeader: true,
            cell: ({ lane, recordType }) => (
              <>
                {names.connection(lane)}
                <span className="cell-extra">{t(`lists.records.${recordType}`)}</span>
              </>
            ),
          },
          {
            name: t('successions.rehearsal.newLane'),
            cell: ({ successorLane }) =>
              successorLane ? names.connection(successorLane) : t('successions.rehearsal.nowhere'),
          },
          { name: t('successions.rehearsal.count'), numeric: true, cell: ({ count }) => number(count) },
          { name: t('successions.rehearsal.goesOn'), numeric: true, cell: ({ goesOn }) => number(goesOn) },
        ]}
      />
      <p className="utrecht-paragraph">{t('successions.rehearsal.goesOnText')}</p>
    </>
  );
}
