import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { SelectField, TextField } from '../parts/forms';
import { unique, useMatrix } from './agreements';
import type { Asked } from './audit-questions';

interface ThingProps {
  asked: Asked;
  set: (more: Partial<Asked>) => void;
}

const OTHER = 'other';

/** Which agreement or clause: of those that the region has, or by its key where it is over and not among them. */
export function ThingFields({ asked, set }: ThingProps) {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  const options = useThings(asked.kind);
  return (
    <>
      <SelectField
        name="kind"
        label={t('audit.kind')}
        value={asked.kind}
        onChange={(kind) => {
          setOther(false);
          set({ kind: kind as Asked['kind'], key: '' });
        }}
        options={(['agreement', 'clause'] as const).map((value) => ({
          value,
          label: t(`lists.kind.${value}`),
        }))}
      />
      <SelectField
        // The one field of the two that is filled in is the one of which a fault is told.
        name={isOther ? 'which' : 'key'}
        label={t('audit.which-one')}
        none={t('forms.chooseOne')}
        value={isOther ? OTHER : asked.key}
        onChange={(key) => {
          setOther(key === OTHER);
          set({ key: key === OTHER ? '' : key });
        }}
        options={[...options, { value: OTHER, label: t('audit.otherKey') }]}
        required
      />
      {isOther && (
        <TextField
          name="key"
          label={t('audit.key')}
          help={t('audit.keyHelp')}
          value={asked.key}
          onChange={(key) => set({ key: key.trim() })}
          required
        />
      )}
    </>
  );
}

/** By their titles, and a clause by what it is about: its key beside it, as it stands in the lines of the log. */
function useThings(kind: Asked['kind']): { value: string; label: string }[] {
  const { t } = useTranslation();
  const listed = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    staleTime: 60_000,
  });
  const rows = useMatrix().data?.rows ?? [];
  const aboutOf = (key: string): string | undefined => {
    const row = rows.find((one) => (kind === 'clause' ? one.clause.split('@')[0] : one.agreement) === key);
    if (!row || kind === 'agreement') return row?.agreementTitle;
    return `${t(`lists.record.${row.recordType}`)}, ${t(`lists.purpose.${row.purpose}`).toLowerCase()}`;
  };
  const found = (listed.data?.versions ?? []).filter((one) => one.kind === kind);
  return unique(found.map(({ key }) => key))
    .map((key) => {
      const about = aboutOf(key) ?? found.find((one) => one.key === key)?.name;
      return { value: key, label: about ? `${about} (${key})` : key };
    })
    .sort((a, b) => a.label.localeCompare(b.label, 'nl'));
}
