import { Link, Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Empty } from '../parts/states';
import { isOfOne, screensOf, useMe } from '../session';

/** Straight to what somebody in this role looks at first. */
export function Home() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me.data) return null;
  const screens = screensOf(me.data);
  const wanted = FIRST[me.data.role ?? ''];
  const may = wanted !== undefined && screens.some(({ path }) => isOfOne(path, wanted));
  const first = may ? wanted : screens[0]?.path;
  if (first) return <Navigate to={first as never} replace />;
  return (
    <Page title={t('home.title')}>
      <Empty title={t('home.none')} text={t('home.noneText')}>
        <Link to="/accessibility" className="utrecht-link">
          {t('nav.accessibility')}
        </Link>
      </Empty>
    </Page>
  );
}

const FIRST: Record<string, string> = {
  operator: '/overview',
  administrator: '/overview',
  approver: '/agreements/drafts',
  'privacy-officer': '/consents',
  auditor: '/audit',
  'desk-employee': '/desk',
};
