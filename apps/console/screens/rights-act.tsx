import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, type Words } from '../parts/forms';
import type { RightsCase } from './rights';

export type Act = 'decide' | 'extend' | 'execute' | 'lift';

const DECISIONS = ['granted', 'partly', 'refused'] as const;
const EXTENSIONS = ['complex', 'many-requests'] as const;
const GROUNDS = [
  'not-identified',
  'no-data',
  'data-correct',
  'manifestly-unfounded',
  'excessive',
  'legal-obligation',
  'public-task',
  'legal-claims',
  'rights-of-others',
  'compelling-grounds',
  'not-under-consent-or-contract',
  'withdrawn-by-person',
] as const;

interface ActProps {
  one: RightsCase;
  act: Act;
  onClose: () => void;
  onDone: (words: Words) => void;
}

/** One step of a case: what it does, and then only by a button that names it, after a strong log-in. */
export function RightsAct({ one, act, onClose, onDone }: ActProps) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<(typeof DECISIONS)[number]>('granted');
  const [ground, setGround] = useState<(typeof GROUNDS)[number] | ''>('');
  const [reason, setReason] = useState<(typeof EXTENSIONS)[number]>('complex');
  const [isMissing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  const needsGround = act === 'decide' && decision !== 'granted';
  const params = { path: { id: one.requestId } };
  const doing = useMutation({
    mutationFn: (): Promise<unknown> => {
      switch (act) {
        case 'decide':
          return given(
            hub.POST('/rights-requests/{id}/decisions', {
              params,
              body: { decision, ...(needsGround && ground ? { ground } : {}) },
            }),
          );
        case 'extend':
          return given(hub.POST('/rights-requests/{id}/extensions', { params, body: { reason } }));
        case 'execute':
          return given(hub.POST('/rights-requests/{id}/executions', { params, body: {} }));
        case 'lift':
          return given(hub.POST('/rights-requests/{id}/liftings', { params, body: {} }));
      }
    },
    onSuccess: () => onDone((t) => t(`rights.${act}.done`)),
  });
  const send = (): void => {
    const lacks = needsGround && !ground;
    setMissing(lacks);
    setTries(tries + 1);
    if (!lacks) doing.mutate();
  };
  return (
    <Dialog
      title={t(`rights.${act}.title`)}
      action={t(`rights.${act}.action`)}
      danger={act === 'execute' && one.kind === 'erasure'}
      busy={doing.isPending}
      problem={doing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">
        {t(act === 'execute' ? `rights.execute.texts.${one.kind}` : `rights.${act}.text`)}
      </p>
      {(act === 'decide' || act === 'extend') && (
        <Form
          faults={isMissing ? { ground: (t) => t('forms.choose', { field: t('rights.decide.ground') }) } : {}}
          tries={tries}
          label={t(`rights.${act}.title`)}
          onSubmit={send}
        >
          {act === 'extend' && (
            <SelectField
              name="reason"
              label={t('rights.extend.reason')}
              value={reason}
              onChange={(value) => setReason(value as typeof reason)}
              options={EXTENSIONS.map((value) => ({ value, label: t(`rights.extensions.${value}`) }))}
            />
          )}
          {act === 'decide' && (
            <SelectField
              name="decision"
              label={t('rights.decide.decision')}
              value={decision}
              onChange={(value) => setDecision(value as typeof decision)}
              options={DECISIONS.map((value) => ({ value, label: t(`rights.decisions.${value}`) }))}
            />
          )}
          {needsGround && (
            <SelectField
              name="ground"
              label={t('rights.decide.ground')}
              none={t('forms.chooseOne')}
              value={ground}
              onChange={(value) => setGround(value as typeof ground)}
              options={GROUNDS.map((value) => ({ value, label: t(`rights.grounds.${value}`) }))}
            />
          )}
        </Form>
      )}
    </Dialog>
  );
}
