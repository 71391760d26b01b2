import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Form, TextField, type Faults } from '../parts/forms';
import { Section } from '../parts/page';
import { Failed } from '../parts/states';
import type { MappingTable } from './mapping-rows';
import { usePropose, type Proposed } from './use-propose';

interface PublishProps {
  id: string;
  table: MappingTable;
  isChanged: boolean;
  reset: () => void;
}

/** Tried on the examples first; then proposed, and published by a second person under Agreements. */
export function PublishMapping({ id, table, isChanged, reset }: PublishProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const trial = useMutation({
    mutationFn: () => given(hub.POST('/mapping-trials', { body: { table: table as never } })),
  });
  const [draft, setDraft] = useState<Proposed | undefined>();
  const proposing = usePropose(setDraft);
  const submit = (): void => {
    const found: Faults = title.trim()
      ? {}
      : { title: (t) => t('forms.required', { field: t('mappings.draftTitle') }) };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    proposing.propose({ title, changes: [{ kind: 'mapping', key: id, content: table }] });
  };
  return (
    <Section id="publish" title={t('mappings.publish')} intro={t('mappings.publishText')}>
      {!isChanged && <p className="utrecht-paragraph">{t('mappings.unchanged')}</p>}
      {isChanged && (
        <>
          <div className="button-row first">
            <Button kind="secondary" disabled={trial.isPending} onClick={() => trial.mutate()}>
              {t('mappings.try')}
            </Button>
            <Button
              kind="subtle"
              onClick={() => {
                trial.reset();
                reset();
              }}
            >
              {t('mappings.reset')}
            </Button>
          </div>
          <div role="status">
            {trial.data && (
              <div className="verdict">
                <Badge tone={trial.data.passed ? 'good' : 'bad'} icon={trial.data.passed ? 'check' : 'cross'}>
                  {t(trial.data.passed ? 'mappings.passed' : 'mappings.failed', {
                    count: trial.data.examples,
                  })}
                </Badge>
                <ul className="code-list">
                  {trial.data.broken.map((one) => (
                    <li key={one.example + one.law}>
                      {t(`mappings.laws.${one.law}`, { defaultValue: one.law })}{' '}
                      <code>{one.places.join(', ')}</code>
                    </li>
                  ))}
                </ul>
                {trial.data.changed.length > 0 && (
                  <p className="utrecht-paragraph">
                    {t('mappings.changed', { count: trial.data.changed.length })}
                  </p>
                )}
              </div>
            )}
          </div>
          {trial.error && <Failed problem={trial.error} />}
          {trial.data?.passed && (
            <Form
              faults={{ ...faults, ...proposing.faults }}
              tries={tries + proposing.tries}
              onSubmit={submit}
              label={t('mappings.publish')}
            >
              <TextField
                name="title"
                label={t('mappings.draftTitle')}
                help={t('mappings.draftTitleHelp')}
                value={title}
                onChange={setTitle}
                required
              />
              {proposing.papers}
              <Button type="submit" disabled={proposing.isPending}>
                {t('mappings.propose')}
              </Button>
            </Form>
          )}
          {proposing.error && <Failed problem={proposing.error} />}
        </>
      )}
      <div role="status">
        {draft && (
          <p className="done">
            {t('mappings.proposed')}{' '}
            <Link
              to={'/agreements/drafts' as never}
              search={{ draft: draft.draftId } as never}
              className="utrecht-link"
            >
              {draft.title}
            </Link>
          </p>
        )}
      </div>
    </Section>
  );
}
