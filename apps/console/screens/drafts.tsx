import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { moment } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Filter } from '../parts/filter';
import type { IconName } from '../parts/icon';
import { useKept } from '../parts/kept';
import { Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { AgreementsPage } from './agreements';
import { DraftPage } from './draft';

export type Draft = Schemas['DraftView'];
const STATES = ['open', 'approved', 'refused', 'withdrawn'] as const;

export const DRAFT_LOOK: Record<string, { tone: Tone; icon: IconName }> = {
  open: { tone: 'warning', icon: 'clock' },
  waiting: { tone: 'warning', icon: 'clock' },
  approved: { tone: 'good', icon: 'check' },
  signed: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  withdrawn: { tone: 'neutral', icon: 'retired' },
};

/** Proposals that concern the parties one acts for; one of them when the address names it. */
export function Drafts() {
  const { draft } = useSearch({ strict: false });
  return draft ? <DraftPage id={draft} /> : <DraftList />;
}

function DraftList() {
  const { t } = useTranslation();
  const [state, setState] = useKept<(typeof STATES)[number]>('list', 'open');
  const { query: drafts, pager } = usePages(
    ['drafts', state],
    (cursor) =>
      givenPage(hub.GET('/drafts', { params: { query: { state, ...(cursor ? { cursor } : {}) } } })),
    { heading: 'drafts' },
  );
  return (
    <AgreementsPage tab="drafts">
      <Section id="drafts" title={t(`agreements.drafts.lists.${state}`)}>
        <Filter
          label={t('agreements.drafts.show')}
          options={STATES.map((value) => ({ value, label: t(`agreements.drafts.states.${value}`) }))}
          chosen={state}
          onChoose={setState}
        />
        <Asked query={drafts}>
          {({ drafts: found }) =>
            found.length === 0 ? (
              <Empty title={t('agreements.drafts.none')} text={t('agreements.drafts.noneText')} />
            ) : (
              <>
                <Table
                  caption={t(`agreements.drafts.lists.${state}`)}
                  captionHidden
                  rows={found}
                  keyOf={({ draftId }) => draftId}
                  columns={[
                    {
                      name: t('agreements.drafts.proposal'),
                      isHeader: true,
                      cell: (one) => (
                        <>
                          <Link
                            to={'/agreements/drafts' as never}
                            search={{ draft: one.draftId } as never}
                            className="utrecht-link"
                          >
                            {one.title}
                          </Link>
                          <span className="cell-extra">
                            {t('agreements.drafts.changes', { count: one.changes.length })}
                          </span>
                        </>
                      ),
                    },
                    { name: t('agreements.drafts.on'), cell: (one) => moment(one.proposedAt) },
                    { name: t('agreements.drafts.state'), cell: (one) => <DraftState state={one.state} /> },
                    {
                      name: t('agreements.drafts.waitsFor'),
                      cell: (one) =>
                        one.parties
                          .filter(({ answer }) => answer === 'waiting')
                          .map(({ name }) => name)
                          .join(', ') || '–',
                    },
                  ]}
                />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
    </AgreementsPage>
  );
}

export function DraftState({ state }: { state: string }) {
  const { t } = useTranslation();
  const look = DRAFT_LOOK[state]!;
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {t(`agreements.drafts.states.${state}`)}
    </Badge>
  );
}
