import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { documentLines } from './document-lines';

const LINES_BEFORE = 3;

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
  const box = useRef<HTMLDivElement>(null);
  // The first that is wrong is in sight at once; the page itself stays where it is.
  useEffect(() => {
    const first = box.current?.querySelector('mark');
    if (first) box.current!.scrollTop = first.offsetTop - LINES_BEFORE * first.offsetHeight;
  }, [document]);
  return (
    <div ref={box} className="code-box marked" role="region" aria-label={title} tabIndex={0}>
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
