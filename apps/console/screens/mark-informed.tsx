import type { TFunction } from 'i18next';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, TextField, type Faults } from '../parts/forms';
import { momentOf } from './days';
import { STAFF } from './ids';
import type { Line } from './to-inform';

const HOW = ['at-the-desk', 'by-telephone', 'online', 'in-writing', 'not-needed'] as const;
const GROUNDS = ['has-it-already', 'disproportionate', 'laid-down-by-law', 'professional-secrecy'] as const;
const GIVEN = ['person', 'representative'] as const;

/** Says that the person was told, how and by whom; or on which ground nothing had to be told. */
export function MarkInformed({
  one,
  onClose,
  onDone,
}: {
  one: Line;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [how, setHow] = useState<(typeof HOW)[number]>('at-the-desk');
  const [ground, setGround] = useState<(typeof GROUNDS)[number] | ''>('');
  const [givenTo, setGivenTo] = useState<(typeof GIVEN)[number]>('person');
  const [notedBy, setNotedBy] = useState('');
  const [day, setDay] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const isNotNeeded = how === 'not-needed';
  const marking = useMutation({
    gcTime: 0,
    mutationFn: () =>
      given(
        hub.POST('/to-inform/{id}/marks', {
          params: { path: { id: one.toInformId } },
          body: {
            how,
            notedBy,
            givenTo,
            ...(isNotNeeded && ground ? { ground } : {}),
            ...(day ? { informedAt: momentOf(day) } : {}),
          },
        }),
      ),
    onSuccess: onDone,
  });
  const send = (): void => {
    const found: Faults = {
      ...(isNotNeeded && !ground
        ? { ground: (t: TFunction) => t('forms.choose', { field: t('toInform.mark.ground') }) }
        : {}),
      ...(STAFF.test(notedBy) ? {} : { notedBy: (t: TFunction) => t('rights.receive.notedByFault') }),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) marking.mutate();
  };
  return (
    <Dialog
      title={t('toInform.mark.title')}
      action={t('toInform.mark.action')}
      busy={marking.isPending}
      problem={marking.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('toInform.mark.text')}</p>
      <Form faults={faults} tries={tries} label={t('toInform.mark.title')} onSubmit={send}>
        <SelectField
          name="how"
          label={t('toInform.mark.how')}
          value={how}
          onChange={(value) => setHow(value as typeof how)}
          options={HOW.map((value) => ({ value, label: t(`toInform.how.${value}`) }))}
        />
        {isNotNeeded && (
          <SelectField
            name="ground"
            label={t('toInform.mark.ground')}
            none={t('forms.chooseOne')}
            value={ground}
            onChange={(value) => setGround(value as typeof ground)}
            options={GROUNDS.map((value) => ({ value, label: t(`toInform.grounds.${value}`) }))}
            required
          />
        )}
        {!isNotNeeded && (
          <SelectField
            name="givenTo"
            label={t('toInform.mark.givenTo')}
            value={givenTo}
            onChange={(value) => setGivenTo(value as typeof givenTo)}
            options={GIVEN.map((value) => ({ value, label: t(`toInform.givenTo.${value}`) }))}
          />
        )}
        <TextField
          name="notedBy"
          label={t('rights.receive.notedBy')}
          help={t('rights.receive.notedByHelp')}
          value={notedBy}
          onChange={(value) => setNotedBy(value.trim())}
          required
        />
        <TextField name="day" type="date" label={t('toInform.mark.day')} value={day} onChange={setDay} />
      </Form>
    </Dialog>
  );
}
