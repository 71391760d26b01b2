import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, Problem } from '../hub';
import { Button } from '../parts/button';
import { Form, SelectField, TextField, type Faults } from '../parts/forms';
import { Section } from '../parts/page';
import { Empty, Failed, Loading } from '../parts/states';
import { ID } from './ids';
import { ReferralTable, type Referral } from './referrals';

const BY = ['number', 'recordId'] as const;
type By = (typeof BY)[number];

/** Finds one by its number, or those of one person by the own record number: that stands in a body, and in no address. */
export function ReferralSearch() {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>('number');
  const [asked, setAsked] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const search = useMutation({
    // Who was looked for is forgotten with the page.
    gcTime: 0,
    mutationFn: () => (by === 'number' ? oneWith(asked) : thoseOf(asked)),
  });
  const submit = (): void => {
    const found: Faults = !asked
      ? { asked: (t) => t('forms.required', { field: t(`referrals.search.by.${by}`) }) }
      : by === 'number' && !ID.test(asked)
        ? { asked: (t) => t('messages.idFault') }
        : {};
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) search.mutate();
  };
  return (
    <>
      <Section id="find-referral" title={t('referrals.search.title')}>
        <Form faults={faults} tries={tries} onSubmit={submit} label={t('referrals.search.title')}>
          <div className="field-row narrow">
            <SelectField
              name="by"
              label={t('referrals.search.findBy')}
              value={by}
              onChange={(value) => {
                setBy(value as By);
                setAsked('');
                search.reset();
              }}
              options={BY.map((value) => ({ value, label: t(`referrals.search.by.${value}`) }))}
            />
            <TextField
              name="asked"
              label={t(`referrals.search.by.${by}`)}
              value={asked}
              onChange={(value) => {
                setAsked(value.trim());
                search.reset();
              }}
              required
            />
          </div>
          <Button type="submit" disabled={search.isPending}>
            {t('referrals.search.action')}
          </Button>
        </Form>
      </Section>
      <div role="status">
        {search.isPending && <Loading />}
        {search.data && (
          <span className="visually-hidden">
            {t('referrals.search.found', { count: search.data.length })}
          </span>
        )}
      </div>
      {search.error && <Failed problem={search.error} again={() => search.mutate()} />}
      {search.data && (
        <Section id="found-referrals" title={t('referrals.search.found', { count: search.data.length })}>
          {search.data.length === 0 ? (
            <Empty title={t('referrals.search.none')} text={t(`referrals.search.noneText.${by}`)} />
          ) : (
            <ReferralTable referrals={search.data} caption={t('referrals.search.caption')} />
          )}
        </Section>
      )}
    </>
  );
}

/** One that is of others is as one that is not there. */
async function oneWith(id: string): Promise<Referral[]> {
  try {
    return [await given(hub.GET('/referrals/{id}', { params: { path: { id } } }))];
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'not-found') return [];
    throw problem;
  }
}

const thoseOf = async (recordId: string): Promise<Referral[]> =>
  (await given(hub.POST('/referrals/_search', { body: { subject: { recordId } } }))).referrals;
