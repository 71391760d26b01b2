import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { sayLoggedIn } from '../session';

/** In the window of a log-in beside a page: tells the one that opened it, and closes. */
export function LoggedIn() {
  const { t } = useTranslation();
  useEffect(sayLoggedIn, []);
  return <Page title={t('states.stepUp.doneTitle')} intro={t('states.stepUp.done')} />;
}
