import type { TFunction } from 'i18next';
import { createContext, use, useEffect, useId, useRef, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../hub';
import { Icon } from './icon';

/** What is said later: in the language of that moment, not of the moment at which it was found. */
export type Words = (t: TFunction) => string;

/** What is wrong, by the name of the field. */
export type Faults = Record<string, Words>;

const Wrong = createContext<{ faults: Faults; prefix: string }>({ faults: {}, prefix: '' });

interface FormProps {
  faults: Faults;
  onSubmit: () => void;
  children: ReactNode;
  /** How often was sent: the summary gets the focus each time. */
  tries: number;
  label: string;
}

/** A form with its summary of faults: each leads to its field, and beside the field the same is said. */
export function Form({ faults, onSubmit, children, tries, label }: FormProps) {
  const { t } = useTranslation();
  const prefix = useId();
  const summary = useRef<HTMLDivElement>(null);
  const names = Object.keys(faults);
  useEffect(() => {
    if (tries > 0) summary.current?.focus();
  }, [tries]);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="utrecht-form form" noValidate onSubmit={send} aria-label={label}>
      {names.length > 0 && (
        <div
          className="summary"
          ref={summary}
          tabIndex={-1}
          role="group"
          aria-labelledby={`${prefix}-summary`}
        >
          <p className="summary-title" id={`${prefix}-summary`}>
            <Icon name="warning" />
            {t('forms.summary', { count: names.length })}
          </p>
          <ul>
            {names.map((name) => (
              <li key={name}>
                <a
                  className="utrecht-link"
                  href={`#${prefix}${name}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(`${prefix}${name}`)?.focus();
                  }}
                >
                  {faults[name]!(t)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Wrong value={{ faults, prefix }}>{children}</Wrong>
    </form>
  );
}

interface FieldProps {
  name: string;
  label: string;
  help?: string;
  children: (own: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode;
}

function Field({ name, label, help, children }: FieldProps) {
  const { t } = useTranslation();
  const { faults, prefix } = use(Wrong);
  const id = `${prefix}${name}`;
  const fault = faults[name]?.(t);
  const described = [help && `${id}-help`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={`utrecht-form-field field ${fault ? 'utrecht-form-field--invalid' : ''}`}>
      <label className="utrecht-form-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="utrecht-form-field-description" id={`${id}-help`}>
          {help}
        </p>
      )}
      {fault && (
        <p className="field-fault" id={`${id}-fault`}>
          <Icon name="warning" />
          {fault}
        </p>
      )}
      {children({
        id,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
    </div>
  );
}

type Text = Omit<FieldProps, 'children'> & {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'date' | 'search';
  inputMode?: 'numeric';
  required?: boolean;
};

export const TextField = ({ value, onChange, type = 'text', inputMode, required, ...field }: Text) => (
  <Field {...field}>
    {(own) => (
      <input
        {...own}
        className={`utrecht-textbox utrecht-textbox--html-input ${own['aria-invalid'] ? 'utrecht-textbox--invalid' : ''}`}
        type={type}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        aria-required={required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

export const TextArea = ({ value, onChange, rows = 8, ...field }: Omit<Text, 'type'> & { rows?: number }) => (
  <Field {...field}>
    {(own) => (
      <textarea
        {...own}
        className="utrecht-textarea utrecht-textarea--html-textarea code-area"
        rows={rows}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface Options extends Omit<Text, 'type'> {
  options: { value: string; label: string }[];
  /** Shown when nothing is chosen yet. */
  none?: string;
}

export const SelectField = ({ value, onChange, options, none, required, ...field }: Options) => (
  <Field {...field}>
    {(own) => (
      <select
        {...own}
        className="utrecht-select utrecht-select--html-select"
        aria-required={required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface Checks {
  legend: string;
  options: { value: string; label: string }[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
  name: string;
}

export function CheckGroup({ legend, options, chosen, onChange, name }: Checks) {
  const { t } = useTranslation();
  const { faults, prefix } = use(Wrong);
  const fault = faults[name]?.(t);
  return (
    <fieldset className="utrecht-form-fieldset check-group" id={`${prefix}${name}`} tabIndex={-1}>
      <legend className="utrecht-form-label">{legend}</legend>
      {fault && (
        <p className="field-fault">
          <Icon name="warning" />
          {fault}
        </p>
      )}
      <div className="checks">
        {options.map(({ value, label }) => (
          <label key={value} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
              }
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What the hub found wrong, at the fields that it is about; undefined when it is about none of them. */
export function faultsIn(
  problem: unknown,
  fields: Record<string, string>,
  words: (code: string) => Words,
): Faults {
  if (!(problem instanceof Problem)) return {};
  const found = problem.faults.flatMap(({ pointer, code }) => {
    const name = Object.entries(fields).find(([, place]) => pointer.startsWith(place))?.[0];
    return name ? [[name, words(code)]] : [];
  });
  return Object.fromEntries(found) as Faults;
}
