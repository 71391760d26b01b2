import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, TextField, type Faults } from '../parts/forms';
import { useMe } from '../session';
import { REASONS } from './audit-questions';
import type { HeldCheck } from './held-panel';
import { MarkedDocument } from './marked-document';

const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9./-]{0,59}$/;
const ABOUT_NOBODY = new Set(['vacancy', 'learning-offer', 'employer-contact']);
type Reason = (typeof REASONS)[number];

/** The document of a held message, for whoever may see it: after a reason, and gone with the page. */
export function ShowDocument({ check }: { check: HeldCheck }) {
  const { t } = useTranslation();
  const me = useMe();
  const [isAsked, setAsked] = useState(false);
  const [shown, setShown] = useState<Schemas['ShownDocument'] | undefined>();
  const mayAsk = me.data?.role === 'privacy-officer' || ABOUT_NOBODY.has(check.recordType);
  if (!mayAsk) return <p className="utrecht-paragraph note">{t('held.show.notYours')}</p>;
  if (check.because === 'document-purged') return null;
  return (
    <>
      <div className="button-row">
        {shown ? (
          <Button kind="secondary" onClick={() => setShown(undefined)}>
            {t('held.show.hide')}
          </Button>
        ) : (
          <Button kind="secondary" onClick={() => setAsked(true)}>
            {t('held.show.short')}
          </Button>
        )}
      </div>
      {shown &&
        (shown.document ? (
          <MarkedDocument
            title={t('held.show.shown')}
            document={shown.document}
            faults={shown.faults.flatMap(({ from }) => from)}
            losses={(shown.losses ?? []).map(({ pointer }) => pointer)}
          />
        ) : (
          <p className="utrecht-paragraph">{t('held.show.nothing')}</p>
        ))}
      {isAsked && (
        <AskReason
          id={check.messageId}
          onClose={() => setAsked(false)}
          onShown={(document) => {
            setAsked(false);
            setShown(document);
          }}
        />
      )}
    </>
  );
}

interface ReasonProps {
  id: string;
  onClose: () => void;
  onShown: (document: Schemas['ShownDocument']) => void;
}

function AskReason({ id, onClose, onShown }: ReasonProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Reason>('incident');
  const [reference, setReference] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const showing = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/held-messages/{id}/documents', {
          params: { path: { id } },
          body: { reason: { kind, reference } },
        }),
      ),
    onSuccess: onShown,
    // What was shown is nowhere but on the page.
    gcTime: 0,
  });
  const send = (): void => {
    const found: Faults = !reference
      ? { reference: (t) => t('forms.required', { field: t('audit.reference') }) }
      : REFERENCE.test(reference)
        ? {}
        : { reference: (t) => t('forms.reference') };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) showing.mutate();
  };
  return (
    <Dialog
      title={t('held.show.title')}
      action={t('held.show.action')}
      busy={showing.isPending}
      problem={showing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('held.show.text')}</p>
      <Form faults={faults} tries={tries} label={t('held.show.title')} onSubmit={send}>
        <SelectField
          name="kind"
          label={t('audit.reason')}
          value={kind}
          onChange={(value) => setKind(value as Reason)}
          options={REASONS.map((value) => ({ value, label: t(`audit.reasons.${value}`) }))}
        />
        <TextField
          name="reference"
          label={t('audit.reference')}
          help={t('audit.referenceHelp')}
          value={reference}
          onChange={(value) => setReference(value.trim())}
          required
        />
      </Form>
    </Dialog>
  );
}
