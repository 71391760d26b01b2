import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { moment, turn } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { useDone } from '../parts/done';
import { Filter } from '../parts/filter';
import type { Words } from '../parts/forms';
import type { IconName } from '../parts/icon';
import { useKept } from '../parts/kept';
import { Page, Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { AnswerIntroduction, CloseIntroduction } from './introduction-acts';
import { partyName, useDeskNames } from './use-desks';

export type Introduction = Schemas['IntroductionView'];
const LISTS = ['open', 'waiting', 'received', 'made', 'all'] as const;
type List = (typeof LISTS)[number];
const QUERY: Record<List, { open?: 'true'; waiting?: 'true'; side?: 'sender' | 'recipient' }> = {
  open: { open: 'true' },
  waiting: { waiting: 'true' },
  received: { side: 'recipient' },
  made: { side: 'sender' },
  all: {},
};
const LOOK: Record<Introduction['state'], { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'info', icon: 'waiting' },
  answered: { tone: 'good', icon: 'check' },
  'taken-back': { tone: 'warning', icon: 'warning' },
  closed: { tone: 'neutral', icon: 'lock' },
};
type Act = 'answer' | 'close';

/** Who was introduced where, as far as that is no word about anybody: whose turn it is, by when, and what may be said. */
export function Introductions() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [list, setList] = useKept<List>('list', 'open');
  const [asked, setAsked] = useState<{ one: Introduction; act: Act } | undefined>();
  const { done, say } = useDone();
  const { query, pager } = usePages(
    ['introductions', list],
    (cursor) =>
      givenPage(
        hub.GET('/introductions', {
          params: { query: { ...QUERY[list], ...(cursor ? { cursor } : {}), limit: 50 } },
        }),
      ),
    { heading: 'introductions', gcTime: 0 },
  );
  const finish = async (words: Words): Promise<void> => {
    setAsked(undefined);
    // Said when it can be seen, and not before.
    await queries.invalidateQueries({ queryKey: ['introductions'] });
    say(words);
  };
  const acting = { onClose: () => setAsked(undefined), onDone: finish };
  return (
    <Page title={t('introductions.title')} intro={t('introductions.intro')}>
      {done}
      <Section id="introductions" title={t('introductions.list')} intro={t('introductions.logged')}>
        <Filter
          label={t('introductions.show')}
          options={LISTS.map((value) => ({ value, label: t(`introductions.lists.${value}`) }))}
          chosen={list}
          onChoose={setList}
        />
        <Asked query={query}>
          {({ introductions }) =>
            introductions.length === 0 && pager.page === 0 ? (
              <Empty title={t(`introductions.none.${list}`)} text={t('introductions.noneText')} />
            ) : (
              <>
                <IntroductionTable introductions={introductions} ask={(one, act) => setAsked({ one, act })} />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
      {asked?.act === 'answer' && <AnswerIntroduction one={asked.one} {...acting} />}
      {asked?.act === 'close' && <CloseIntroduction one={asked.one} {...acting} />}
    </Page>
  );
}

interface TableProps {
  introductions: Introduction[];
  ask: (one: Introduction, act: Act) => void;
}

function IntroductionTable({ introductions, ask }: TableProps) {
  const { t } = useTranslation();
  const desks = useDeskNames();
  const otherOf = ({ side, source, recipient }: Introduction): string =>
    partyName(desks, side === 'sender' ? recipient : source);
  return (
    <Table
      caption={t('introductions.list')}
      captionHidden
      rows={introductions}
      keyOf={({ introductionId }) => introductionId}
      columns={[
        {
          name: t('introductions.columns.other'),
          isHeader: true,
          cell: (one) => (
            <>
              {t(`introductions.sides.${one.side}`, { other: otherOf(one) })}
              <code className="code cell-extra">{one.introductionId}</code>
            </>
          ),
        },
        {
          name: t('introductions.columns.state'),
          cell: ({ state, answer }) => (
            <>
              <Badge {...LOOK[state]}>{t(`introductions.states.${state}`)}</Badge>
              {answer && <span className="cell-extra">{t(`introductions.answers.${answer}`)}</span>}
            </>
          ),
        },
        {
          name: t('introductions.columns.waitsFor'),
          cell: (one) => (
            <>
              {one.waitsFor ? partyName(desks, one.waitsFor) : '–'}
              <span className="cell-extra">{t(`introductions.waits.${waitOf(one)}`)}</span>
            </>
          ),
        },
        {
          name: t('introductions.columns.ends'),
          cell: ({ openedAt, endsAt, closedAt }) => (
            <>
              {closedAt ? moment(closedAt) : turn(endsAt)}
              <span className="cell-extra">{t('introductions.since', { at: moment(openedAt) })}</span>
            </>
          ),
        },
        {
          name: t('introductions.columns.acts'),
          cell: (one) => <Acts one={one} ask={(act) => ask(one, act)} />,
        },
      ]}
    />
  );
}

/** What it waits for, by whose turn it is and what was said. */
function waitOf({ side, state, answer, mayAnswer }: Introduction) {
  if (state === 'closed') return side === 'recipient' ? 'deleted' : 'nothing';
  if (state === 'taken-back') return 'deletion';
  if (side === 'recipient')
    return state === 'waiting' && mayAnswer.length > 0
      ? 'ownAnswer'
      : state === 'waiting'
        ? 'post'
        : 'sender';
  if (!answer) return 'answer';
  return answer === 'interested' ? 'secondYes' : 'closing';
}

function Acts({ one, ask }: { one: Introduction; ask: (act: Act) => void }) {
  const { t } = useTranslation();
  const acts: Act[] = [
    ...(one.mayAnswer.length > 0 ? (['answer'] as const) : []),
    ...(one.state === 'closed' ? [] : (['close'] as const)),
  ];
  if (acts.length === 0) return <>–</>;
  return (
    <span className="row-actions">
      {acts.map((act) => (
        <RowButton
          key={act}
          act={t(`introductions.${act}.short`)}
          of={one.introductionId}
          onClick={() => ask(act)}
        />
      ))}
    </span>
  );
}
