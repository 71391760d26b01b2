import { useTranslation } from 'react-i18next';
import { documentLines } from './document-lines';

interface MarkedProps {
  title: string;
  document: object;
  /** Places, `*` for any item. */
  faults: string[];
  losses: string[];
}

/** A document line by line, with a sign and a word at each line that is wrong or is lost: never by colour alone. */
export function MarkedDocument({ title, document, faults, losses }: MarkedProps) {
  const { t } = useTranslation();
  return (
    <div className="code-box marked" role="region" aria-label={title} tabIndex={0}>
      {documentLines(document, faults, losses).map(({ text, indent, mark }, index) => {
        const line = `${'  '.repeat(indent)}${text}\n`;
        return mark ? (
          <mark key={index} className={`marked-${mark}`}>
            {line.trimEnd()}
            <strong> ← {t(`held.marks.${mark}`)}</strong>
            {'\n'}
          </mark>
        ) : (
          <span key={index}>{line}</span>
        );
      })}
    </div>
  );
}
