import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { moment } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { Filter } from '../parts/filter';
import type { IconName } from '../parts/icon';
import { useKept } from '../parts/kept';
import { Page, Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { ReferralPage } from './referral';
import { ReferralSearch } from './referral-search';
import { ReportReferral } from './report-referral';
import { deskName, partyName, useDeskNames } from './use-desks';

export type Referral = Schemas['ReferralView'];
const LISTS = ['open', 'overdue', 'all'] as const;
type List = (typeof LISTS)[number];
const QUERY: Record<List, { open?: 'true'; overdue?: 'true' }> = {
  open: { open: 'true' },
  overdue: { overdue: 'true' },
  all: {},
};
export const LOOK: Record<Referral['state'], { tone: Tone; icon: IconName }> = {
  reported: { tone: 'info', icon: 'waiting' },
  'taken-up': { tone: 'good', icon: 'person' },
  'waiting-for-person': { tone: 'warning', icon: 'clock' },
  'handed-over': { tone: 'info', icon: 'arrow' },
  closed: { tone: 'neutral', icon: 'check' },
  'not-shown': { tone: 'neutral', icon: 'lock' },
};

/** Who asked for what help, who sees to it, and by when: what came to one's own organisation, and what it reported. */
export function Referrals() {
  const { referral } = useSearch({ strict: false });
  return referral ? <ReferralPage key={referral} id={referral} /> : <ReferralList />;
}

function ReferralList() {
  const { t } = useTranslation();
  const [list, setList] = useKept<List>('list', 'open');
  const [isReporting, setReporting] = useState(false);
  const { query, pager } = usePages(
    ['referrals', list],
    (cursor) =>
      givenPage(
        hub.GET('/referrals', {
          params: { query: { ...QUERY[list], ...(cursor ? { cursor } : {}), limit: 50 } },
        }),
      ),
    // How it goes with people is forgotten with the page.
    { heading: 'referrals', gcTime: 0 },
  );
  return (
    <Page
      title={t('referrals.title')}
      intro={t('referrals.intro')}
      actions={
        <Button kind="secondary" small onClick={() => setReporting(true)}>
          {t('referrals.report.short')}
        </Button>
      }
    >
      <ReferralSearch />
      <Section id="referrals" title={t('referrals.list')} intro={t('referrals.logged')}>
        <Filter
          label={t('referrals.show')}
          options={LISTS.map((value) => ({ value, label: t(`referrals.lists.${value}`) }))}
          chosen={list}
          onChoose={setList}
        />
        <Asked query={query}>
          {({ referrals }) =>
            referrals.length === 0 && pager.page === 0 ? (
              <Empty title={t(`referrals.none.${list}`)} text={t('referrals.noneText')} />
            ) : (
              <>
                <ReferralTable referrals={referrals} caption={t('referrals.list')} />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
      {isReporting && <ReportReferral onClose={() => setReporting(false)} />}
    </Page>
  );
}

/** Each by its number: that stands in the own system too, and nothing of whom it is about stands here. */
export function ReferralTable({ referrals, caption }: { referrals: Referral[]; caption: string }) {
  const { t } = useTranslation();
  const desks = useDeskNames();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={referrals}
      keyOf={({ referralId }) => referralId}
      columns={[
        {
          name: t('referrals.columns.help'),
          isHeader: true,
          cell: ({ referralId, helpRequest, desk, recipient }) => (
            <>
              <Link
                to={'/referrals' as never}
                search={{ referral: referralId } as never}
                className="utrecht-link"
              >
                {t(helpRequest ? `lists.help.${helpRequest}` : 'referrals.noHelp')}
              </Link>
              <span className="cell-extra">{desk ? deskName(desks, desk) : partyName(desks, recipient)}</span>
              <code className="code cell-extra">{referralId}</code>
            </>
          ),
        },
        {
          name: t('referrals.columns.state'),
          cell: ({ state, outcome }) => (
            <>
              <Badge {...LOOK[state]}>{t(`referrals.states.${state}`)}</Badge>
              {outcome && <span className="cell-extra">{t(`referrals.outcomes.${outcome}`)}</span>}
            </>
          ),
        },
        {
          name: t('referrals.columns.owner'),
          cell: ({ owner, side }) => (
            <>
              {owner ? partyName(desks, owner) : '–'}
              <span className="cell-extra">{t(`referrals.sides.${side}`)}</span>
            </>
          ),
        },
        { name: t('referrals.columns.due'), cell: (one) => <Due one={one} /> },
        { name: t('referrals.columns.reported'), cell: ({ reportedAt }) => moment(reportedAt) },
      ]}
    />
  );
}

/** By when it has to go on; that its time is over is said in words too. */
export function Due({ one: { dueAt, overdue } }: { one: Referral }) {
  const { t } = useTranslation();
  if (!dueAt) return <>–</>;
  return (
    <>
      {moment(dueAt)}
      {overdue && (
        <span className="cell-extra">
          <Badge tone="bad" icon="warning">
            {t('referrals.overdue')}
          </Badge>
        </span>
      )}
    </>
  );
}
