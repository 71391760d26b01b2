import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog';

/** Asks before what was filled in is left behind: by a link, back in the browser, or loading the page anew. */
export function Unsaved({ is }: { is: boolean }) {
  const { t } = useTranslation();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    enableBeforeUnload: is,
    disabled: !is,
    withResolver: true,
  });
  if (leaving.status !== 'blocked') return null;
  return (
    <Dialog
      title={t('forms.unsaved.title')}
      action={t('forms.unsaved.leave')}
      danger
      busy={false}
      onAction={leaving.proceed}
      onClose={leaving.reset}
    >
      <p className="utrecht-paragraph">{t('forms.unsaved.text')}</p>
    </Dialog>
  );
}
