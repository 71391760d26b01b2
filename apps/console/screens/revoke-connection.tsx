import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { Differences } from '../parts/differences';
import { Form, SelectField, type Faults, type Words } from '../parts/forms';
import { useMe } from '../session';
import type { Incident } from './incidents';
import { useNames } from './names';
import { useThings } from './use-things';

interface RevokeProps {
  one: Incident;
  onClose: () => void;
  onDone: (words: Words) => void;
}

/** Connections that somebody may revoke: whoever runs the hub any, an organisation one that acts for nobody else. */
function useRevocable(): { key: string; name: string }[] {
  const names = useNames();
  const me = useMe();
  const isOperator = me.data?.role === 'operator';
  const things = useThings(isOperator ? [] : ['connection'], !isOperator);
  if (isOperator) return names.connections;
  const own = names.parties.find(({ urn }) => urn === me.data?.organisation)?.key;
  return things.found
    .filter(({ content }) =>
      (content['mandates'] as { party: string }[] | undefined)?.every(({ party }) => party === own),
    )
    .map(({ key, name }) => ({ key, name }));
}

/** Nobody comes in by it any more and nothing goes out: at once, and until somebody lets it in again. */
export function RevokeConnection({ one, onClose, onDone }: RevokeProps) {
  const { t } = useTranslation();
  const revocable = useRevocable();
  const [chosen, setChosen] = useState(one.connection ?? '');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const name = revocable.find(({ key }) => key === chosen)?.name ?? chosen;
  const revoking = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/incidents/{id}/revocations', {
          params: { path: { id: one.incidentId } },
          body: { connection: chosen },
        }),
      ),
    onSuccess: () => onDone((t) => t('incident.revoke.done', { name })),
  });
  const send = (): void => {
    setFaults(
      chosen ? {} : { connection: (t) => t('forms.choose', { field: t('incident.revoke.connection') }) },
    );
    setTries(tries + 1);
    if (chosen) revoking.mutate();
  };
  return (
    <Dialog
      title={t('incident.revoke.title')}
      action={t('incident.revoke.action')}
      danger
      busy={revoking.isPending}
      problem={revoking.error}
      onAction={send}
      onClose={onClose}
    >
      <Form faults={faults} tries={tries} label={t('incident.revoke.title')} onSubmit={send}>
        <SelectField
          name="connection"
          label={t('incident.revoke.connection')}
          none={t('forms.chooseOne')}
          value={chosen}
          onChange={setChosen}
          required
          options={revocable.map(({ key, name: label }) => ({ value: key, label }))}
        />
      </Form>
      <p className="said-title">{t('incident.revoke.does')}</p>
      <Differences lines={t('incident.revoke.lines', { returnObjects: true }) as string[]} />
    </Dialog>
  );
}
