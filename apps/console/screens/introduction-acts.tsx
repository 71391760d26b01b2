import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, type Words } from '../parts/forms';
import type { Introduction } from './introductions';

interface ActProps {
  one: Introduction;
  onClose: () => void;
  onDone: (words: Words) => Promise<void>;
}

/** What whoever got it makes of it: the desk that sent it hears that word, and no more. */
export function AnswerIntroduction({ one: { introductionId: id, mayAnswer }, onClose, onDone }: ActProps) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState('');
  const [tries, setTries] = useState(0);
  const answering = useMutation({
    mutationFn: (said: (typeof mayAnswer)[number]) =>
      given(hub.POST('/introductions/{id}/answers', { params: { path: { id } }, body: { answer: said } })),
    onSuccess: (_, said) =>
      onDone((t) => t('introductions.answer.done', { answer: t(`introductions.answers.${said}`) })),
  });
  const send = (): void => {
    setTries(tries + 1);
    const said = mayAnswer.find((one) => one === answer);
    if (said) answering.mutate(said);
  };
  return (
    <Dialog
      title={t('introductions.answer.title')}
      action={t('introductions.answer.action')}
      busy={answering.isPending}
      problem={answering.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('introductions.answer.text')}</p>
      <Form
        faults={
          tries > 0 && !answer
            ? { answer: (t) => t('forms.choose', { field: t('introductions.answer.field') }) }
            : {}
        }
        tries={tries}
        label={t('introductions.answer.title')}
        onSubmit={send}
      >
        <SelectField
          name="answer"
          label={t('introductions.answer.field')}
          none={t('forms.chooseOne')}
          value={answer}
          onChange={setAnswer}
          options={mayAnswer.map((value) => ({ value, label: t(`introductions.answers.${value}`) }))}
          required
        />
      </Form>
    </Dialog>
  );
}

/** The end of it, from either side. */
export function CloseIntroduction({ one: { introductionId: id, side }, onClose, onDone }: ActProps) {
  const { t } = useTranslation();
  const closing = useMutation({
    mutationFn: () => given(hub.POST('/introductions/{id}/closings', { params: { path: { id } }, body: {} })),
    onSuccess: () => onDone((t) => t('introductions.close.done')),
  });
  return (
    <Dialog
      title={t('introductions.close.title')}
      action={t('introductions.close.short')}
      danger
      busy={closing.isPending}
      problem={closing.error}
      onAction={() => closing.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(`introductions.close.${side}`)}</p>
    </Dialog>
  );
}
