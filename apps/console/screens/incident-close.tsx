import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, type Faults, type Words } from '../parts/forms';
import { useMe } from '../session';
import type { Incident } from './incidents';

const AUTHORITY = ['reported', 'not-needed'] as const;
const PEOPLE = ['informed', 'not-needed'] as const;
const OUTCOMES = ['handled', 'not-an-incident'] as const;

interface CloseProps {
  one: Incident;
  onClose: () => void;
  onDone: (words: Words) => void;
}

/** How it ended: of one's own people with whether the authority and they were told. */
export function CloseIncident({ one, onClose, onDone }: CloseProps) {
  const { t } = useTranslation();
  const me = useMe();
  const isConfirmed = one.state === 'confirmed';
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>(
    isConfirmed ? 'handled' : 'not-an-incident',
  );
  const [authority, setAuthority] = useState('');
  const [people, setPeople] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const saysWhoWasTold = outcome === 'handled' && me.data?.role === 'privacy-officer';
  const closing = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/incidents/{id}/closings', {
          params: { path: { id: one.incidentId } },
          body: {
            outcome,
            ...(saysWhoWasTold
              ? {
                  authority: authority as (typeof AUTHORITY)[number],
                  people: people as (typeof PEOPLE)[number],
                }
              : {}),
          },
        }),
      ),
    onSuccess: () => onDone((t) => t('incident.close.done')),
  });
  const send = (): void => {
    const lacks =
      (name: string): Words =>
      (t) =>
        t('forms.choose', { field: t(`incident.close.${name}`) });
    const found: Faults = saysWhoWasTold
      ? {
          ...(authority ? {} : { authority: lacks('authority') }),
          ...(people ? {} : { people: lacks('people') }),
        }
      : {};
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) closing.mutate();
  };
  return (
    <Dialog
      title={t(`incident.close.title.${one.state}`)}
      action={t('incident.close.action')}
      busy={closing.isPending}
      problem={closing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(`incident.close.text.${one.state}`)}</p>
      {isConfirmed && (
        <Form faults={faults} tries={tries} label={t('incident.close.title.confirmed')} onSubmit={send}>
          <SelectField
            name="outcome"
            label={t('incident.close.outcome')}
            value={outcome}
            onChange={(value) => setOutcome(value as typeof outcome)}
            options={OUTCOMES.map((value) => ({ value, label: t(`incidents.outcomes.${value}`) }))}
          />
          {saysWhoWasTold && (
            <>
              <SelectField
                name="authority"
                label={t('incident.close.authority')}
                none={t('forms.chooseOne')}
                value={authority}
                onChange={setAuthority}
                options={AUTHORITY.map((value) => ({ value, label: t(`incident.authority.${value}`) }))}
              />
              <SelectField
                name="people"
                label={t('incident.close.people')}
                none={t('forms.chooseOne')}
                value={people}
                onChange={setPeople}
                options={PEOPLE.map((value) => ({ value, label: t(`incident.peopleTold.${value}`) }))}
              />
            </>
          )}
        </Form>
      )}
    </Dialog>
  );
}
