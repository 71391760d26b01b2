import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askFile, given, hub } from '../hub';
import { number } from '../language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useDone } from '../parts/done';
import { SelectField } from '../parts/forms';
import { Icon } from '../parts/icon';
import type { Question } from './audit-questions';
import { saveFile } from './save-file';

type Format = 'csv' | 'jsonl';

/** The whole answer as a signed file; what is on the screen is a page of it. */
export function AuditExport({ question, body }: { question: Question; body: () => object | undefined }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<object | undefined>();
  const [format, setFormat] = useState<Format>('csv');
  const { done, say } = useDone({ inline: true });
  const taking = useMutation({
    mutationFn: async () => {
      const { blob, id } = await askFile(
        '/v1/audit-log/exports',
        format === 'csv' ? 'text/csv' : 'application/x-ndjson',
        { ...asked, question, format },
      );
      saveFile(blob, `${question}.${format}`);
      return id ? given(hub.GET('/audit-log/exports/{id}', { params: { path: { id } } })) : undefined;
    },
    onSuccess: (view) => {
      setAsked(undefined);
      say((t) => t('audit.export.done', { lines: number(view?.lines ?? 0) }));
      if (view?.note) saveFile(new Blob([view.note]), `${question}.note.txt`);
    },
  });
  // A decision is taken along by its evidence, which is in the answer itself.
  if (question === 'decision-origins') return null;
  return (
    <>
      <Button
        kind="secondary"
        onClick={() => {
          say();
          taking.reset();
          setAsked(body());
        }}
      >
        <Icon name="download" /> {t('audit.export.short')}
      </Button>
      {done}
      {asked && (
        <Dialog
          title={t('audit.export.title')}
          action={t('audit.export.action')}
          busy={taking.isPending}
          problem={taking.error}
          onAction={() => taking.mutate()}
          onClose={() => setAsked(undefined)}
        >
          <p className="utrecht-paragraph">{t('audit.export.text')}</p>
          <SelectField
            name="format"
            label={t('audit.export.format')}
            value={format}
            onChange={(value) => setFormat(value as Format)}
            options={(['csv', 'jsonl'] as const).map((value) => ({
              value,
              label: t(`audit.export.formats.${value}`),
            }))}
          />
        </Dialog>
      )}
    </>
  );
}
