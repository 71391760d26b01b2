import { useTranslation } from 'react-i18next';
import { Button } from './button';

interface PagerProps {
  number: number;
  isTurning: boolean;
  back: (() => void) | undefined;
  on: (() => void) | undefined;
}

/** On and back, where there is more than one page. */
export function Pager({ number, isTurning, back, on }: PagerProps) {
  const { t } = useTranslation();
  if (!back && !on) return null;
  return (
    <div className="pager">
      <Button kind="secondary" disabled={!back || isTurning} onClick={back}>
        {t('forms.previousPage')}
      </Button>
      <span role="status">{t('forms.page', { page: number })}</span>
      <Button kind="secondary" disabled={!on || isTurning} onClick={on}>
        {t('forms.nextPage')}
      </Button>
    </div>
  );
}
