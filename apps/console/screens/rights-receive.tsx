import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, Problem } from '../hub';
import { Dialog } from '../parts/dialog';
import { CheckGroup, faultsIn, Form, SelectField, TextField, type Faults, type Words } from '../parts/forms';
import { momentOf } from './days';
import { STAFF } from './ids';

const KINDS = ['access', 'rectification', 'erasure', 'restriction', 'objection', 'portability'] as const;
const HOW = ['at-the-desk', 'by-telephone', 'online', 'in-writing'] as const;
const ABOUT = ['recordId', 'email'] as const;
const GIVEN = ['person', 'representative'] as const;
const PURPOSES = [
  'matching',
  'guidance',
  'learning',
  'work-to-work',
  'employer-service',
  'data-quality',
  'statistics',
] as const;
const MAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * Takes in what a person asks, with the day on which it came: the clock runs from there. Who it is stands in the body of the
 * request and nowhere else; of somebody who is not known that is said first, and taken in only when that is confirmed.
 */
export function ReceiveRequest({ onClose, onDone }: { onClose: () => void; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('access');
  const [about, setAbout] = useState<(typeof ABOUT)[number]>('recordId');
  const [who, setWho] = useState('');
  const [receivedOn, setReceivedOn] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const [confirmed, setConfirmed] = useState<string[]>([]);
  const [notedBy, setNotedBy] = useState('');
  const [how, setHow] = useState<(typeof HOW)[number]>('at-the-desk');
  const [givenBy, setGivenBy] = useState<(typeof GIVEN)[number]>('person');
  const [purposes, setPurposes] = useState<string[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const receiving = useMutation({
    gcTime: 0,
    mutationFn: () =>
      given(
        hub.POST('/rights-requests', {
          body: {
            kind,
            subject: about === 'email' ? { email: who } : { recordId: who },
            mustBeKnown: confirmed.length === 0,
            ...(receivedOn ? { receivedAt: momentOf(receivedOn) } : {}),
            notedBy,
            how,
            givenBy,
            ...(givenBy === 'representative' ? { representation: 'for-this-matter' } : {}),
            ...(kind === 'objection' && purposes.length > 0 ? { purposes: purposes as ['matching'] } : {}),
          },
        }),
      ),
    onSuccess: ({ requestId }) =>
      onDone((t) =>
        about === 'email' ? t('rights.receive.doneOf', { id: requestId }) : t('rights.receive.done'),
      ),
    onError: (problem) => {
      const wrong: Words = (t) => t('rights.receive.faults.wrong');
      setFaults(
        faultsIn(problem, { who: '/subject', receivedOn: '/receivedAt' }, (code) => (t) => {
          const text = t(`rights.receive.faults.${code}`, { defaultValue: '' });
          return text || wrong(t);
        }),
      );
      setUnknown(problem instanceof Problem && problem.faults.some(({ code }) => code === 'not-known'));
      setTries((before) => before + 1);
    },
  });
  const name = (next: string): void => {
    setWho(next.trim());
    setUnknown(false);
    setConfirmed([]);
  };
  const send = (): void => {
    const found: Faults = {
      ...(who ? {} : { who: (t) => t('forms.required', { field: t(`rights.receive.by.${about}`) }) }),
      ...(who && about === 'email' && !MAIL.test(who) ? { who: (t) => t('joining.emailFault') } : {}),
      ...(STAFF.test(notedBy) ? {} : { notedBy: (t) => t('rights.receive.notedByFault') }),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) receiving.mutate();
  };
  return (
    <Dialog
      title={t('rights.receive.title')}
      action={t('rights.receive.action')}
      busy={receiving.isPending}
      problem={Object.keys(faults).length > 0 ? undefined : receiving.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('rights.receive.text')}</p>
      <Form faults={faults} tries={tries} onSubmit={send} label={t('rights.receive.title')}>
        <SelectField
          name="kind"
          label={t('rights.receive.kind')}
          value={kind}
          onChange={(value) => setKind(value as typeof kind)}
          options={KINDS.map((value) => ({ value, label: t(`rights.kinds.${value}`) }))}
        />
        <SelectField
          name="about"
          label={t('rights.receive.about')}
          value={about}
          onChange={(value) => {
            setAbout(value as typeof about);
            name('');
          }}
          options={ABOUT.map((value) => ({ value, label: t(`rights.receive.abouts.${value}`) }))}
        />
        <TextField
          name="who"
          label={t(`rights.receive.by.${about}`)}
          help={about === 'email' ? t('rights.receive.emailHelp') : undefined}
          value={who}
          onChange={name}
          required
        />
        {isUnknown && (
          <CheckGroup
            name="confirmed"
            legend={t('rights.receive.unknown')}
            options={[{ value: 'yes', label: t('rights.receive.anyway') }]}
            chosen={confirmed}
            onChange={setConfirmed}
          />
        )}
        <TextField
          name="receivedOn"
          type="date"
          label={t('rights.receive.receivedOn')}
          help={t('rights.receive.receivedOnHelp')}
          value={receivedOn}
          onChange={setReceivedOn}
        />
        <TextField
          name="notedBy"
          label={t('rights.receive.notedBy')}
          help={t('rights.receive.notedByHelp')}
          value={notedBy}
          onChange={(value) => setNotedBy(value.trim())}
          required
        />
        <SelectField
          name="how"
          label={t('rights.receive.how')}
          value={how}
          onChange={(value) => setHow(value as typeof how)}
          options={HOW.map((value) => ({ value, label: t(`lists.how.${value}`) }))}
        />
        <SelectField
          name="givenBy"
          label={t('rights.receive.givenBy')}
          value={givenBy}
          onChange={(value) => setGivenBy(value as typeof givenBy)}
          options={GIVEN.map((value) => ({ value, label: t(`lists.given.${value}`) }))}
        />
        {kind === 'objection' && (
          <CheckGroup
            name="purposes"
            legend={t('rights.receive.purposes')}
            options={PURPOSES.map((value) => ({ value, label: t(`lists.purpose.${value}`) }))}
            chosen={purposes}
            onChange={setPurposes}
          />
        )}
      </Form>
    </Dialog>
  );
}
