import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { Differences } from '../parts/differences';
import { Form, SelectField, type Faults } from '../parts/forms';
import { useEntryName, type Entry } from './access-review';

const REASONS = ['left', 'other-work', 'not-used', 'too-much', 'unknown-person', 'agreement-ended'] as const;

interface AnswerProps {
  reviewId: string;
  entries: Entry[];
  answer: 'confirmed' | 'removed';
  onClose: () => void;
  onDone: () => void;
}

/** Confirms what was chosen, or takes one away with a reason: at once, after a strong log-in. */
export function AnswerEntries({ reviewId, entries, answer, onClose, onDone }: AnswerProps) {
  const { t } = useTranslation();
  const nameOf = useEntryName();
  const [reason, setReason] = useState<(typeof REASONS)[number] | ''>('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const isRemoval = answer === 'removed';
  const part = isRemoval ? 'remove' : 'confirm';
  const answering = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/access-reviews/{id}/answers', {
          params: { path: { id: reviewId } },
          body: {
            answers: entries.map(({ entryId }) => ({
              entryId,
              answer,
              ...(isRemoval && reason ? { reason } : {}),
            })),
          },
        }),
      ),
    onSuccess: onDone,
  });
  const send = (): void => {
    const lacks = isRemoval && !reason;
    setFaults(lacks ? { reason: (t) => t('forms.choose', { field: t('review.remove.reason') }) } : {});
    setTries(tries + 1);
    if (!lacks) answering.mutate();
  };
  return (
    <Dialog
      title={t(`review.${part}.title`)}
      action={t(`review.${part}.action`)}
      danger={isRemoval}
      busy={answering.isPending}
      problem={answering.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(`review.${part}.text`)}</p>
      <Differences lines={entries.map(nameOf)} />
      {isRemoval && (
        <Form faults={faults} tries={tries} label={t('review.remove.title')} onSubmit={send}>
          <SelectField
            name="reason"
            label={t('review.remove.reason')}
            none={t('forms.chooseOne')}
            value={reason}
            onChange={(value) => setReason(value as typeof reason)}
            options={REASONS.map((value) => ({ value, label: t(`review.reasons.${value}`) }))}
            required
          />
        </Form>
      )}
    </Dialog>
  );
}
