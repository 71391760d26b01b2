import { useTranslation } from 'react-i18next';
import type { Schemas } from '../hub';

/** What a translation lost: places and reasons; absent where that is not for who looks. */
export function LossList({ losses }: { losses?: Schemas['Loss'][] }) {
  const { t } = useTranslation();
  if (!losses) return <p className="utrecht-paragraph">{t('journey.lossesHidden')}</p>;
  if (losses.length === 0) return <p className="utrecht-paragraph">{t('journey.noLosses')}</p>;
  return (
    <details className="details">
      <summary>{t('journey.losses', { count: losses.length })}</summary>
      <ul className="code-list">
        {losses.map(({ pointer, reason }) => (
          <li key={pointer + reason}>
            <code>{pointer || '/'}</code> {t(`mappings.reasons.${reason}`, { defaultValue: reason })}
          </li>
        ))}
      </ul>
    </details>
  );
}
