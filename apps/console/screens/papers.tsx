import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';
import { TextField, type Faults, type Words } from '../parts/forms';

/** What somebody signed, and when. */
export interface Paper {
  document: string;
  on: string;
}
/** By party. */
export type Papers = Record<string, Paper>;
type Standing = Schemas['Standing'];

const NO_PAPER: Paper = { document: '', on: '' };

/** Whom a proposal concerns and who has nobody in the hub to approve it: they sign on paper. */
export const aloneIn = (parties: Standing[]): Standing[] =>
  parties.filter(({ withoutApprover }) => withoutApprover);

/** Of those who sign on paper each names its document and the day. */
export function paperFaults(alone: Standing[], papers: Papers): Faults {
  const missing = (part: keyof Paper, label: string): [string, Words][] =>
    alone
      .filter(({ party }) => !(papers[party] ?? NO_PAPER)[part].trim())
      .map(({ party }) => [`${party}-${part}`, (t) => t('forms.required', { field: t(label) })]);
  return Object.fromEntries([...missing('document', 'joining.signed'), ...missing('on', 'joining.signedOn')]);
}

/** As the hub takes it with a proposal. */
export const signedBy = (alone: Standing[], papers: Papers): (Paper & { party: string })[] =>
  alone.map(({ party }) => ({ party, ...(papers[party] ?? NO_PAPER) }));

interface FieldsProps {
  alone: Standing[];
  papers: Papers;
  onChange: (papers: Papers) => void;
}

/** The document and the day of each. */
export function PaperFields({ alone, papers, onChange }: FieldsProps) {
  const { t } = useTranslation();
  if (alone.length === 0) return null;
  const change = (party: string, more: Partial<Paper>): void =>
    onChange({ ...papers, [party]: { ...NO_PAPER, ...papers[party], ...more } });
  return (
    <>
      <p className="utrecht-paragraph">{t('joining.approve.alone')}</p>
      {alone.map(({ party, name }) => {
        const { document, on } = papers[party] ?? NO_PAPER;
        return (
          <fieldset key={party} className="utrecht-form-fieldset check-group">
            <legend className="utrecht-form-label">{name}</legend>
            <div className="field-row">
              <TextField
                name={`${party}-document`}
                label={t('joining.signed')}
                value={document}
                onChange={(value) => change(party, { document: value })}
                required
              />
              <TextField
                name={`${party}-on`}
                type="date"
                label={t('joining.signedOn')}
                value={on}
                onChange={(value) => change(party, { on: value })}
                required
              />
            </div>
          </fieldset>
        );
      })}
    </>
  );
}
