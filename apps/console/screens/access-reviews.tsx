import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, givenPage, hub, type Schemas } from '../hub';
import { day } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, type Faults } from '../parts/forms';
import { Page, Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { AccessReview } from './access-review';
import { useNames } from './names';

type Review = Schemas['AccessReviewSummary'];

/** Who has access for whom, looked at twice a year; one review when the address names it. */
export function AccessReviews() {
  const { review } = useSearch({ strict: false }) as { review?: string };
  return review ? <AccessReview key={review} id={review} /> : <ReviewList />;
}

export function ReviewState({ one }: { one: Pick<Review, 'state' | 'signal'> }) {
  const { t } = useTranslation();
  if (one.state === 'done')
    return (
      <Badge tone="good" icon="check">
        {t('reviews.done')}
      </Badge>
    );
  return (
    <Badge tone={one.signal === 'late' ? 'bad' : 'warning'} icon="clock">
      {t(one.signal === 'late' ? 'reviews.late' : 'reviews.open')}
    </Badge>
  );
}

function ReviewList() {
  const { t } = useTranslation();
  const names = useNames();
  const [isBeginning, setBeginning] = useState(false);
  const { query: reviews, pager } = usePages(
    ['access-reviews'],
    (cursor) =>
      givenPage(
        hub.GET('/access-reviews', { params: { query: { limit: 50, ...(cursor ? { cursor } : {}) } } }),
      ),
    { heading: 'reviews' },
  );
  const late = reviews.data?.late ?? 0;
  return (
    <Page
      title={t('reviews.title')}
      intro={t('reviews.intro')}
      actions={
        <Button kind="secondary" small onClick={() => setBeginning(true)}>
          {t('reviews.begin.short')}
        </Button>
      }
    >
      <Section id="reviews" title={t('reviews.all')} intro={t('reviews.text')}>
        {late > 0 && (
          <p className="utrecht-paragraph">
            <Badge tone="bad" icon="clock">
              {t('reviews.overdue', { count: late })}
            </Badge>
          </p>
        )}
        <Asked query={reviews}>
          {({ reviews: found }) =>
            found.length === 0 ? (
              <Empty title={t('reviews.none')} text={t('reviews.noneText')} />
            ) : (
              <>
                <Table
                  caption={t('reviews.all')}
                  captionHidden
                  rows={found}
                  keyOf={({ reviewId }) => reviewId}
                  columns={[
                    {
                      name: t('reviews.columns.for'),
                      isHeader: true,
                      cell: ({ reviewId, organisation, begunAt }) => (
                        <>
                          <Link
                            to={'/access-reviews' as never}
                            search={{ review: reviewId } as never}
                            className="utrecht-link"
                          >
                            {names.party(organisation)}
                          </Link>
                          <span className="cell-extra">{t('reviews.begun', { at: day(begunAt) })}</span>
                        </>
                      ),
                    },
                    {
                      name: t('reviews.columns.state'),
                      cell: (one) => (
                        <>
                          <ReviewState one={one} />
                          <span className="cell-extra">
                            {one.doneAt
                              ? t('reviews.doneAt', { at: day(one.doneAt) })
                              : t('reviews.due', { at: day(one.dueAt) })}
                          </span>
                        </>
                      ),
                    },
                    {
                      name: t('reviews.columns.counts'),
                      cell: ({ open, confirmed, removed }) =>
                        t('reviews.counts', { open, confirmed, removed }),
                    },
                  ]}
                />
                <Pager {...pager} />
              </>
            )
          }
        </Asked>
      </Section>
      {isBeginning && <BeginReview onClose={() => setBeginning(false)} />}
    </Page>
  );
}

/** Without waiting for the half year: for one's own organisation, or in the whole region for any. */
function BeginReview({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  const navigate = useNavigate();
  const [party, setParty] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const isWide = me.data?.region === true;
  const beginning = useMutation({
    mutationFn: () => given(hub.POST('/access-reviews', { body: isWide ? { organisation: party } : {} })),
    onSuccess: ({ reviewId }) =>
      void navigate({ to: '/access-reviews' as never, search: { review: reviewId } as never }),
  });
  const send = (): void => {
    const lacks = isWide && !party;
    setFaults(lacks ? { party: (t) => t('forms.choose', { field: t('reviews.begin.party') }) } : {});
    setTries(tries + 1);
    if (!lacks) beginning.mutate();
  };
  return (
    <Dialog
      title={t('reviews.begin.title')}
      action={t('reviews.begin.action')}
      busy={beginning.isPending}
      problem={beginning.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('reviews.begin.text')}</p>
      {isWide && (
        <Form faults={faults} tries={tries} label={t('reviews.begin.title')} onSubmit={send}>
          <SelectField
            name="party"
            label={t('reviews.begin.party')}
            none={t('forms.chooseOne')}
            value={party}
            onChange={setParty}
            options={names.parties.map(({ urn, name }) => ({ value: urn, label: name }))}
            required
          />
        </Form>
      )}
    </Dialog>
  );
}
