import { useTranslation } from 'react-i18next';
import { Page, Section } from '../parts/page';

const PARTS = ['status', 'how', 'known', 'tell'] as const;

/** What was done so that everybody can work with this, how that was tried, and what is not right yet. */
export function Accessibility() {
  const { t } = useTranslation();
  return (
    <Page title={t('accessibility.title')} intro={t('accessibility.intro')}>
      {PARTS.map((part) => (
        <Section key={part} id={part} title={t(`accessibility.${part}.title`)}>
          <ul className="utrecht-unordered-list">
            {(t(`accessibility.${part}.lines`, { returnObjects: true }) as string[]).map((line) => (
              <li key={line} className="utrecht-unordered-list__item">
                {line}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Page>
  );
}
