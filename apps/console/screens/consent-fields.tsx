import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../language';
import { CheckGroup, SelectField, TextField, type Faults } from '../parts/forms';
import { STAFF } from './ids';

export const HELP = [
  'find-work',
  'change-of-occupation',
  'learn-on-the-job',
  'training-and-funding',
  'keep-work',
  'adapted-workplace',
  'language',
] as const;
const GIVERS = ['person', 'representative'] as const;

/** What is written down of how a person said it, wherever they say it. */
export interface Asking {
  categories: string[];
  request: string;
  language: Language;
  givenBy: string;
  askedBy: string;
  told: string[];
}

export const NOTHING_ASKED: Asking = {
  categories: [],
  request: 'find-work',
  language: 'nl',
  givenBy: 'person',
  askedBy: '',
  told: [],
};

interface FieldProps {
  filled: Asking;
  set: (more: Partial<Asking>) => void;
}

/** Nothing where there is nothing to choose from yet. */
export function Categories({
  legend,
  possible,
  filled,
  set,
}: FieldProps & { legend: string; possible: string[] }) {
  const { t } = useTranslation();
  if (possible.length === 0) return undefined;
  return (
    <CheckGroup
      name="categories"
      legend={legend}
      options={possible.map((value) => ({ value, label: t(`lists.category.${value}`) }))}
      chosen={filled.categories}
      onChange={(categories) => set({ categories })}
    />
  );
}

export function HelpAsked({ label, filled, set }: FieldProps & { label: string }) {
  const { t } = useTranslation();
  return (
    <SelectField
      name="request"
      label={label}
      value={filled.request}
      onChange={(request) => set({ request })}
      options={HELP.map((value) => ({ value, label: t(`lists.help.${value}`) }))}
    />
  );
}

/** In which language it was explained. */
export function LanguageSpoken({ filled, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      name="language"
      label={t('paper.language')}
      value={filled.language}
      onChange={(language) => set({ language: language as Language })}
      options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
    />
  );
}

export function GivenBy({ filled, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <SelectField
      name="givenBy"
      label={t('paper.givenBy')}
      value={filled.givenBy}
      onChange={(givenBy) => set({ givenBy })}
      options={GIVERS.map((value) => ({ value, label: t(`lists.given.${value}`) }))}
    />
  );
}

export function AskedBy({ filled, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextField
      name="askedBy"
      label={t('consents.give.askedBy')}
      help={t('consents.give.askedByHelp')}
      value={filled.askedBy}
      onChange={(askedBy) => set({ askedBy: askedBy.trim() })}
      required
    />
  );
}

/** That a no has no consequence. */
export function Told({ filled, set }: FieldProps) {
  const { t } = useTranslation();
  return (
    <CheckGroup
      name="told"
      legend={t('consents.give.told')}
      options={[{ value: 'yes', label: t('consents.give.toldYes') }]}
      chosen={filled.told}
      onChange={(told) => set({ told })}
    />
  );
}

export const faultsOfAsking = ({ askedBy, told }: Asking): Faults => ({
  ...(STAFF.test(askedBy)
    ? {}
    : { askedBy: (t) => t('forms.required', { field: t('consents.give.askedBy') }) }),
  ...(told.length > 0 ? {} : { told: (t) => t('consents.give.toldFault') }),
});

/** As the hub keeps it with the answer. */
export const evidenceOf = (
  { askedBy, language, request, givenBy }: Asking,
  { askedFor, how, notice }: { askedFor: string; how: string; notice: string },
) => ({
  askedBy,
  askedFor,
  how,
  notice: { version: notice, language },
  request,
  refusalHasNoConsequenceSaid: true,
  givenBy,
  ...(givenBy === 'representative' ? { representation: 'for-this-matter' } : {}),
});
