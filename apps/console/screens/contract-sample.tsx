import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Button } from '../parts/button';
import { Form, SelectField, TextArea } from '../parts/forms';
import { Section } from '../parts/page';
import { MappingResult } from './mapping-result';

const MOST_BYTES = 500_000;

/** A sample of what the system will send: whether it fits its form, and what becomes of it. Nothing is kept. */
export function ContractSample({ sends }: { sends: string[] }) {
  const { t } = useTranslation();
  const forms = sends.filter((one) => !one.startsWith('canonical/'));
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const file = useId();
  const form = forms.includes(chosen) ? chosen : (forms[0] ?? '');
  const trying = useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const key = form.replaceAll(/[/@]/g, '-');
      const { table } = await given(hub.GET('/mappings/{key}', { params: { path: { key } } }));
      return given(
        hub.POST('/mapping-previews', {
          body: { table: table as never, from: 'partner', sample: sampleOf(text) as never },
        }),
      );
    },
  });
  return (
    <Section id="sample" title={t('joining.sample')} intro={t('joining.sampleText')}>
      {forms.length === 0 ? (
        <p className="utrecht-paragraph">{t('joining.sampleNone')}</p>
      ) : (
        <Form
          faults={tooLarge ? { sample: (t) => t('codes.body-too-large') } : {}}
          tries={0}
          onSubmit={() => trying.mutate()}
          label={t('joining.sample')}
        >
          <SelectField
            name="form"
            label={t('joining.sampleForm')}
            value={form}
            onChange={(value) => {
              setChosen(value);
              trying.reset();
            }}
            options={forms.map((value) => ({ value, label: value }))}
          />
          <TextArea
            name="sample"
            label={t('joining.sampleDocument')}
            value={text}
            onChange={(value) => {
              setText(value);
              trying.reset();
            }}
          />
          <div className="utrecht-form-field field">
            <label className="utrecht-form-label" htmlFor={file}>
              {t('joining.sampleFile')}
            </label>
            <input
              id={file}
              type="file"
              className="file"
              onChange={({ target }) => {
                const [picked] = target.files ?? [];
                setTooLarge(picked !== undefined && picked.size > MOST_BYTES);
                if (picked && picked.size <= MOST_BYTES)
                  void picked.text().then((said) => {
                    setText(said);
                    trying.reset();
                  });
              }}
            />
          </div>
          <Button kind="secondary" type="submit" disabled={trying.isPending || !text.trim()}>
            {t('joining.sampleTry')}
          </Button>
        </Form>
      )}
      {(trying.data || trying.error) && (
        <MappingResult preview={trying.data} problem={trying.error} from="partner" isLive={false} />
      )}
    </Section>
  );
}

/** A document, or a text in a form of its own (XML, CSV, a web page). */
function sampleOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
