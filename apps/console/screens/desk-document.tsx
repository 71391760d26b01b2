import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { day } from '../language';
import { Facts } from '../parts/facts';

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
type Item = { [name: string]: Value };
type Part = { name: string; items: Item[] };

/** Who it is comes before what is known of them. */
const FIRST = 'identiteit';
/** What names the record at the hub says nothing to who reads it. */
const UNSAID = new Set(['idWerkzoekende']);
/** Fields of which the codes mean the same. */
const LIKE: [RegExp, string][] = [
  [/^indicatie/, 'yesNo'],
  [/^codeNiveauTaalbeheersing/, 'language'],
];

/** A document in the words of whoever reads it; nothing in it is left out, also where there is no word for it yet. */
export function DeskDocument({ document, prefix }: { document: Item; prefix: string }) {
  const { t } = useTranslation();
  const entries = Object.entries(document).filter(([name]) => !UNSAID.has(name));
  const plain = entries.filter(([, value]) => isPlain(value));
  const parts = entries.flatMap(([name, value]) => partsOf(name, value));
  const who = parts.filter(({ name }) => name === FIRST);
  const partOf = ({ name, items }: Part, place: number) => {
    const id = `${prefix}-${name}-${place}`;
    return (
      <section key={id} className="desk-part" aria-labelledby={id}>
        <h3 className="utrecht-heading-4" id={id}>
          {fieldName(t, name)}
        </h3>
        {items.map((item, index) => (
          <Entries key={index} entries={Object.entries(item)} />
        ))}
      </section>
    );
  };
  return (
    <>
      {who.map(partOf)}
      {plain.length > 0 && <Entries entries={plain} />}
      {parts.filter((part) => !who.includes(part)).map(partOf)}
    </>
  );
}

const isPlain = (value: Value): boolean =>
  typeof value !== 'object' || value === null || (Array.isArray(value) && value.every(isPlain));

/** Parts within a part stand beside it: no deeper than one heading. */
function partsOf(name: string, value: Value): Part[] {
  if (isPlain(value)) return [];
  const items = (Array.isArray(value) ? value : [value]) as Item[];
  const own = items.map((item) => Object.fromEntries(Object.entries(item).filter(([, one]) => isPlain(one))));
  const within = items.flatMap((item) => Object.entries(item).flatMap(([inner, one]) => partsOf(inner, one)));
  const filled = own.filter((item) => Object.keys(item).length > 0);
  return [...(filled.length > 0 ? [{ name, items: filled }] : []), ...within];
}

function Entries({ entries }: { entries: [string, Value][] }) {
  const { t } = useTranslation();
  return (
    <Facts
      facts={entries.map(([name, value]) => [
        name,
        (Array.isArray(value) ? value : [value]).map((one) => valueText(t, name, one)).join(', '),
      ])}
      label={(name) => fieldName(t, name)}
    />
  );
}

const fieldName = (t: TFunction, name: string): string =>
  t(`fields.${name}`, { defaultValue: name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`) });

function valueText(t: TFunction, name: string, value: Value): string {
  const text = String(value);
  if (name === 'hulpvraag') return t(`lists.help.${text}`, { defaultValue: text });
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  const list = LIKE.find(([like]) => like.test(name))?.[1] ?? name;
  return t(`values.${list}.${text}`, { defaultValue: text });
}
