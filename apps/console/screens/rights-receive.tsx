import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { CheckGroup, Form, SelectField, TextField, type Faults, type Words } from '../parts/forms';

const KINDS = ['access', 'rectification', 'erasure', 'restriction', 'objection', 'portability'] as const;
const HOW = ['at-the-desk', 'by-telephone', 'online', 'in-writing'] as const;
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
const STAFF = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;

/** Takes in what a person asks. Who it is stands in the body of the request and nowhere else. */
export function ReceiveRequest({ onClose, onDone }: { onClose: () => void; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('access');
  const [recordId, setRecordId] = useState('');
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
            subject: { recordId },
            notedBy,
            how,
            givenBy,
            ...(givenBy === 'representative' ? { representation: 'for-this-matter' } : {}),
            ...(kind === 'objection' && purposes.length > 0 ? { purposes: purposes as ['matching'] } : {}),
          },
        }),
      ),
    onSuccess: () => onDone((t) => t('rights.receive.done')),
  });
  const send = (): void => {
    const found: Faults = {
      ...(recordId ? {} : { recordId: (t) => t('forms.required', { field: t('rights.receive.recordId') }) }),
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
      problem={receiving.error}
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
        <TextField
          name="recordId"
          label={t('rights.receive.recordId')}
          value={recordId}
          onChange={(value) => setRecordId(value.trim())}
          required
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
