import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PageProps {
  title: string;
  intro?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}

/** What had the focus is gone, as a button is of which the work was done: the reader goes on from the heading. */
export function keepFocus(): void {
  if (document.activeElement === document.body) document.querySelector<HTMLElement>('h1')?.focus();
}

/** Not at the first page of a visit: there a reader begins at the top. */
let isFirst = true;

/** One page: its name in the window and as heading, where the focus goes when one comes from another page. */
export function Page({ title, intro, actions, children }: PageProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${t('frame.product')}`;
  }, [title, t]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <>
      <div className="page-head">
        <div>
          <h1 className="utrecht-heading-1" tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {intro && <p className="utrecht-paragraph utrecht-paragraph--lead page-intro">{intro}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}

export function Section({ title, intro, actions, children, id }: PageProps & { id: string }) {
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 className="utrecht-heading-2" id={id} tabIndex={-1}>
          {title}
        </h2>
        {actions}
      </div>
      {intro && <p className="utrecht-paragraph section-intro">{intro}</p>}
      {children}
    </section>
  );
}
