import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { LANGUAGES } from '../language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Facts } from '../parts/facts';
import { Form, SelectField, type Faults, type Words } from '../parts/forms';
import { Section } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { useMe } from '../session';
import { unique, useMatrix, type Row } from './agreements';
import {
  AskedBy,
  Categories,
  evidenceOf,
  faultsOfAsking,
  GivenBy,
  HelpAsked,
  LanguageSpoken,
  NOTHING_ASKED,
  Told,
} from './consent-fields';
import { useNames } from './names';

type Body = Schemas['Consent'];
const HOW = ['at-the-desk', 'by-telephone', 'in-writing'] as const;

interface GiveProps {
  recordId: string;
  onDone: (words: Words) => void;
  onClose: () => void;
}

/** What a person said, registered in two steps: filled in, and then confirmed as it will stand there. */
export function GiveConsent(props: GiveProps) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const matrix = useMatrix();
  const own = names.parties.find(({ urn }) => urn === me.data?.organisation)?.key;
  return (
    <Section id="give" title={t('consents.give.title')} intro={t('consents.give.intro')}>
      <Asked query={matrix}>
        {({ rows }) => {
          const possible = rows.filter((row) => row.sender === own && row.rail === 'hub' && isByConsent(row));
          return possible.length === 0 ? (
            <Empty title={t('consents.give.none')} text={t('consents.give.noneText')} />
          ) : (
            <GiveForm {...props} rows={possible} />
          );
        }}
      </Asked>
    </Section>
  );
}

const isByConsent = (row: Row): boolean =>
  row.basis.sender === 'consent' || row.basis.recipient === 'consent';

function GiveForm({ recordId, rows, onDone, onClose }: GiveProps & { rows: Row[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  const notices = useQuery({
    queryKey: ['configuration', 'notices'],
    queryFn: () => given(hub.GET('/configuration', { params: { query: { kind: 'notice' } } })),
  });
  const [filled, setFilled] = useState({
    ...NOTHING_ASKED,
    purpose: rows[0]!.purpose as string,
    recipient: '',
    state: 'given',
    how: 'at-the-desk',
    notice: '',
  });
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const set = (more: Partial<typeof filled>): void => setFilled({ ...filled, ...more });
  const ofPurpose = rows.filter((row) => row.purpose === filled.purpose);
  const ofRecipient = ofPurpose.filter((row) => row.recipient === filled.recipient);
  const categories = unique(ofRecipient.flatMap((row) => row.categories as string[]));
  const urnOf = (key: string): string => names.parties.find((one) => one.key === key)?.urn ?? '';
  const doing = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/consents', {
          body: {
            subject: { recordId },
            purpose: filled.purpose,
            recipients: [urnOf(filled.recipient)],
            categories: filled.categories,
            state: filled.state,
            evidence: evidenceOf(filled, {
              askedFor: me.data!.organisation!,
              how: filled.how,
              notice: filled.notice,
            }),
          } as Body,
        }),
      ),
    onSuccess: () => onDone((t) => t(`consents.give.done.${filled.state}`)),
  });
  const submit = (): void => {
    const found: Faults = {
      ...(filled.recipient
        ? {}
        : { recipient: (t) => t('forms.choose', { field: t('consents.give.recipient') }) }),
      ...(filled.recipient && filled.categories.length === 0
        ? { categories: (t) => t('forms.choose', { field: t('consents.give.categories') }) }
        : {}),
      ...(filled.notice ? {} : { notice: (t) => t('forms.choose', { field: t('consents.give.notice') }) }),
      ...faultsOfAsking(filled),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) setAsked(true);
  };
  return (
    <Form faults={faults} tries={tries} onSubmit={submit} label={t('consents.give.title')}>
      <div className="field-row">
        <SelectField
          name="state"
          label={t('consents.give.state')}
          value={filled.state}
          onChange={(state) => set({ state })}
          options={(['given', 'refused'] as const).map((value) => ({
            value,
            label: t(`consents.give.states.${value}`),
          }))}
        />
        <SelectField
          name="purpose"
          label={t('consents.give.purpose')}
          value={filled.purpose}
          onChange={(purpose) => set({ purpose, recipient: '', categories: [] })}
          options={unique(rows.map((row) => row.purpose)).map((value) => ({
            value,
            label: t(`lists.purpose.${value}`),
          }))}
        />
        <SelectField
          name="recipient"
          label={t('consents.give.recipient')}
          none={t('forms.chooseOne')}
          value={filled.recipient}
          onChange={(recipient) => set({ recipient, categories: [] })}
          options={unique(ofPurpose.map((row) => row.recipient)).map((value) => ({
            value,
            label: ofPurpose.find((row) => row.recipient === value)!.recipientName,
          }))}
        />
      </div>
      <Categories legend={t('consents.give.categories')} possible={categories} filled={filled} set={set} />
      <div className="field-row">
        <SelectField
          name="how"
          label={t('consents.give.how')}
          value={filled.how}
          onChange={(how) => set({ how })}
          options={HOW.map((value) => ({ value, label: t(`lists.how.${value}`) }))}
        />
        <HelpAsked label={t('consents.give.request')} filled={filled} set={set} />
        <SelectField
          name="notice"
          label={t('consents.give.notice')}
          none={t('forms.chooseOne')}
          value={filled.notice}
          onChange={(notice) => set({ notice })}
          options={(notices.data?.versions ?? []).map(({ key, name }) => ({
            value: key,
            label: name ?? key,
          }))}
        />
        <LanguageSpoken filled={filled} set={set} />
        <GivenBy filled={filled} set={set} />
        <AskedBy filled={filled} set={set} />
      </div>
      <Told filled={filled} set={set} />
      <div className="button-row">
        <Button type="submit">{t('consents.give.next')}</Button>
        <Button kind="secondary" onClick={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
      {isAsked && (
        <Dialog
          title={t('consents.give.confirm')}
          action={t('consents.give.action')}
          busy={doing.isPending}
          problem={doing.error}
          onAction={() => doing.mutate()}
          onClose={() => setAsked(false)}
        >
          <Facts
            facts={[
              [t('consents.give.state'), t(`consents.give.states.${filled.state}`)],
              [t('consents.give.purpose'), t(`lists.purpose.${filled.purpose}`)],
              [t('consents.give.recipient'), names.party(filled.recipient)],
              [
                t('consents.give.categories'),
                filled.categories.map((one) => t(`lists.category.${one}`)).join(', '),
              ],
              [t('consents.give.how'), t(`lists.how.${filled.how}`)],
              [t('paper.language'), LANGUAGES[filled.language]],
              [t('paper.givenBy'), t(`lists.given.${filled.givenBy}`)],
            ]}
          />
        </Dialog>
      )}
    </Form>
  );
}
