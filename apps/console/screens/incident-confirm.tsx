import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Dialog } from '../parts/dialog';
import { Differences } from '../parts/differences';
import { CheckGroup, Form, type Words } from '../parts/forms';
import { Asked } from '../parts/states';
import { periodOf } from './incident';
import type { Incident } from './incidents';
import { useNames } from './names';

type Preview = Schemas['IncidentPreview'];

interface ConfirmProps {
  one: Incident;
  onClose: () => void;
  onDone: (words: Words) => void;
}

/** First what it will do, worked out by the hub itself; who is to delete what it got is chosen from that. */
export function ConfirmIncident({ one, onClose, onDone }: ConfirmProps) {
  const { t } = useTranslation();
  const names = useNames();
  const params = { path: { id: one.incidentId } };
  const [spared, setSpared] = useState<string[]>([]);
  const preview = useQuery({
    queryKey: ['incident', one.incidentId, 'preview'],
    gcTime: 0,
    staleTime: Infinity,
    queryFn: () => given(hub.POST('/incidents/{id}/previews', { params, body: {} })),
  });
  const deletions = preview.data?.deletions ?? [];
  const all = deletions.map(({ recipient }) => recipient);
  const chosen = all.filter((urn) => !spared.includes(urn));
  const confirming = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/incidents/{id}/confirmations', {
          params,
          body: all.length > 0 ? { deleteAt: chosen } : {},
        }),
      ),
    onSuccess: () => onDone((t) => t('incident.confirm.done')),
  });
  return (
    <Dialog
      title={t('incident.confirm.title')}
      action={t('incident.confirm.action')}
      busy={confirming.isPending}
      blocked={!preview.data}
      problem={confirming.error}
      onAction={() => confirming.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('incident.confirm.text')}</p>
      <Asked query={preview}>
        {(found) => (
          <>
            <p className="said-title">{t('incident.confirm.does')}</p>
            <Differences lines={linesOf(found)} />
            {all.length > 0 && (
              <Form faults={{}} tries={0} label={t('incident.confirm.deleteAt')} onSubmit={() => undefined}>
                <CheckGroup
                  name="deleteAt"
                  legend={t('incident.confirm.deleteAt')}
                  options={deletions.map(({ recipient, records }) => ({
                    value: recipient,
                    label: t('incident.confirm.recipient', {
                      name: names.party(recipient),
                      count: records,
                    }),
                  }))}
                  chosen={chosen}
                  onChange={(next) => setSpared(all.filter((urn) => !next.includes(urn)))}
                />
              </Form>
            )}
          </>
        )}
      </Asked>
    </Dialog>
  );

  function linesOf({ told, people, categories, recipients, senders, firstAt, lastAt }: Preview): string[] {
    if (told)
      return told.length === 0
        ? [t('incident.confirm.nobody')]
        : told.map(({ controller, mail }) =>
            t(`incident.confirm.controller.${mail}`, { name: names.party(controller) }),
          );
    const others = [...(recipients ?? []), ...(senders ?? [])].map((urn) => names.party(urn)).join(', ');
    return [
      t('incident.confirm.people', { count: people ?? 0 }),
      ...(categories?.length
        ? [
            t('incident.confirm.categories', {
              what: categories.map((name) => t(`lists.category.${name}`)).join(', '),
            }),
          ]
        : []),
      ...(others ? [t('incident.confirm.others', { who: others })] : []),
      ...(firstAt && lastAt ? [t('incident.confirm.period', { when: periodOf(t, firstAt, lastAt) })] : []),
      t('incident.confirm.mail'),
      t('incident.confirm.apart'),
    ];
  }
}
