import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { day, moment } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useDone } from '../parts/done';
import { Form, SelectField, TextField, type Faults, type Words } from '../parts/forms';
import type { IconName } from '../parts/icon';
import { Page, Section } from '../parts/page';
import { Empty, Failed, Loading } from '../parts/states';
import { Table } from '../parts/table';
import { isBsn } from './bsn';
import { Disclosures } from './disclosures';
import { GiveConsent } from './give-consent';
import { useNames } from './names';

type Consent = Schemas['RegisteredConsent'];
const LOOK: Record<Consent['state'], { tone: Tone; icon: IconName }> = {
  given: { tone: 'good', icon: 'check' },
  renewed: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  withdrawn: { tone: 'bad', icon: 'cross' },
  expired: { tone: 'neutral', icon: 'clock' },
  'not-shown': { tone: 'neutral', icon: 'lock' },
};
type By = 'recordId' | 'bsn';

/** Consents of people of one's own organisation. Whoever is looked for stands in no address and in no memory of the browser. */
export function Consents() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [by, setBy] = useState<By>('recordId');
  const [person, setPerson] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const [asked, setAsked] = useState<Consent | undefined>();
  const [isGiving, setGiving] = useState(false);
  const { done, say } = useDone();
  const search = useMutation({
    mutationFn: () => given(hub.POST('/consents/_search', { body: { subject: { [by]: person } } })),
    gcTime: 0,
  });
  const disclosing = useMutation({
    mutationFn: () => given(hub.POST('/disclosures/_search', { body: { subject: { [by]: person } } })),
    gcTime: 0,
    onSuccess: () => document.getElementById('given')?.focus(),
  });
  const forget = (): void => {
    search.reset();
    disclosing.reset();
  };
  const submit = (): void => {
    const found: Faults = !person
      ? { person: (t) => t('forms.required', { field: t(`consents.by.${by}`) }) }
      : by === 'bsn' && !isBsn(person)
        ? { person: (t) => t('forms.bsn') }
        : {};
    setFaults(found);
    setTries(tries + 1);
    say();
    setGiving(false);
    if (Object.keys(found).length > 0) return;
    disclosing.reset();
    search.mutate();
  };
  const finish = async (words: Words): Promise<void> => {
    setAsked(undefined);
    setGiving(false);
    say(words);
    await queries.invalidateQueries({ queryKey: ['consents'] });
    search.mutate();
  };
  return (
    <Page title={t('consents.title')} intro={t('consents.intro')}>
      {done}
      <Section id="find" title={t('consents.find')} intro={t('consents.logged')}>
        <Form faults={faults} tries={tries} onSubmit={submit} label={t('consents.find')}>
          <div className="field-row narrow">
            <SelectField
              name="by"
              label={t('consents.findBy')}
              value={by}
              onChange={(value) => {
                setBy(value as By);
                setPerson('');
                forget();
              }}
              options={(['recordId', 'bsn'] as const).map((value) => ({
                value,
                label: t(`consents.by.${value}`),
              }))}
            />
            <TextField
              name="person"
              label={t(`consents.by.${by}`)}
              inputMode={by === 'bsn' ? 'numeric' : undefined}
              value={person}
              onChange={(value) => {
                setPerson(value.trim());
                forget();
              }}
              required
            />
          </div>
          <Button type="submit" disabled={search.isPending}>
            {t('consents.search')}
          </Button>
        </Form>
      </Section>
      <div role="status">{search.isPending && <Loading />}</div>
      {search.error && <Failed problem={search.error} again={() => search.mutate()} />}
      {search.data && (
        <Section
          id="found"
          title={t('consents.found', { count: search.data.consents.length })}
          actions={
            by === 'recordId' && (
              <Button kind="secondary" small onClick={() => setGiving(true)}>
                {t('consents.give.short')}
              </Button>
            )
          }
        >
          {search.data.consents.length === 0 ? (
            <Empty
              title={t(search.data.known ? 'consents.none' : 'consents.notKnown')}
              text={t(search.data.known ? 'consents.noneText' : 'consents.notKnownText')}
            />
          ) : (
            <ConsentTable consents={search.data.consents} ask={setAsked} />
          )}
          {!disclosing.data && (
            <div className="button-row">
              <Button kind="secondary" disabled={disclosing.isPending} onClick={() => disclosing.mutate()}>
                {t('disclosures.short')}
              </Button>
            </div>
          )}
          {disclosing.error && <Failed problem={disclosing.error} again={() => disclosing.mutate()} />}
        </Section>
      )}
      {disclosing.data && <Disclosures found={disclosing.data} />}
      {isGiving && (
        <GiveConsent
          recordId={person}
          onDone={(words) => void finish(words)}
          onClose={() => setGiving(false)}
        />
      )}
      {asked && (
        <Withdraw
          consent={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => void finish((t) => t('consents.withdraw.done'))}
        />
      )}
    </Page>
  );
}

function ConsentTable({ consents, ask }: { consents: Consent[]; ask: (one: Consent) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Table
      caption={t('consents.title')}
      captionHidden
      rows={consents}
      keyOf={({ consentId }) => consentId}
      columns={[
        {
          name: t('consents.columns.for'),
          isHeader: true,
          cell: (one) => (
            <>
              {t(`lists.purpose.${one.purpose}`)}
              <span className="cell-extra">{one.recipients.map((urn) => names.party(urn)).join(', ')}</span>
            </>
          ),
        },
        {
          name: t('consents.columns.state'),
          cell: (one) => (
            <>
              <Badge {...LOOK[one.state]}>{t(`lists.consent.${one.state}`)}</Badge>
              {one.withdrawnAt && <span className="cell-extra">{moment(one.withdrawnAt)}</span>}
            </>
          ),
        },
        {
          name: t('consents.columns.what'),
          cell: (one) => one.categories?.map((category) => t(`lists.category.${category}`)).join(', ') ?? '–',
        },
        {
          name: t('consents.columns.when'),
          cell: (one) => (
            <>
              {moment(one.givenAt)}
              <span className="cell-extra">{t('consents.until', { at: day(one.validUntil) })}</span>
              {one.evidence && (
                <span className="cell-extra">
                  {t('consents.evidence', {
                    how: t(`lists.how.${one.evidence.how}`),
                    by: t(`lists.given.${one.evidence.givenBy}`),
                  })}
                </span>
              )}
            </>
          ),
        },
        {
          name: t('consents.columns.do'),
          cell: (one) => (
            <span className="row-actions">
              <a
                className="utrecht-link"
                href={`/v1/consents/${one.consentId}/receipt`}
                target="_blank"
                rel="noreferrer"
              >
                {t('consents.receipt')}
                <span className="visually-hidden"> ({t('consents.newTab')})</span>
              </a>
              {(one.state === 'given' || one.state === 'renewed') && (
                <Button kind="secondary" small onClick={() => ask(one)}>
                  {t('consents.withdraw.short')}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

function Withdraw({
  consent,
  onClose,
  onDone,
}: {
  consent: Consent;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const doing = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/consents/{id}/withdrawals', { params: { path: { id: consent.consentId } }, body: {} }),
      ),
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={t('consents.withdraw.title')}
      action={t('consents.withdraw.action')}
      danger
      busy={doing.isPending}
      problem={doing.error}
      onAction={() => doing.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">
        {t('consents.withdraw.what', {
          purpose: t(`lists.purpose.${consent.purpose}`).toLowerCase(),
          recipients: consent.recipients.map((urn) => names.party(urn)).join(', '),
        })}
      </p>
      <p className="utrecht-paragraph">{t('consents.withdraw.text')}</p>
    </Dialog>
  );
}
