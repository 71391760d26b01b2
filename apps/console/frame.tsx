import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { APPEARANCES, appearance, chooseAppearance, type Appearance } from './appearance';
import { Problem } from './hub';
import { chooseLanguage, LANGUAGES, languageNow, type Language } from './language';
import { Button } from './parts/button';
import { Icon } from './parts/icon';
import { Failed, Forbidden, Loading } from './parts/states';
import { ChooseRole, LoginPage, NoRole } from './screens/entrance';
import { isOfOne, logOut, mayLookAt, screensOf, useEnding, useMe, workOf, type Me } from './session';
import { SessionClock } from './session-clock';

/** What is for everybody, logged in or not: nothing in it is about anybody. */
const OPEN = ['/accessibility', '/story'];

/** What stands around every screen. Nobody gets further than the entrance without a role. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  const isOpen = OPEN.includes(pathname);
  const role = me.data?.role;
  return (
    <>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#main">
        {t('frame.skip')}
      </a>
      <Header me={me.data} />
      <div className={role ? 'body with-nav' : 'body'}>
        {role && <Nav me={me.data!} />}
        <main id="main" className="main" tabIndex={-1}>
          <BecameAnother me={me.data} />
          {isOpen || (role && pathname !== '/choose') ? (
            isOpen || mayLookAt(me.data!, pathname) ? (
              <Outlet key={me.data && workOf(me.data)} />
            ) : (
              <Forbidden key={pathname} />
            )
          ) : (
            <Entrance me={me.data} error={me.error} isPending={me.isPending} />
          )}
        </main>
      </div>
      <Footer />
      <SessionClock />
    </>
  );
}

/** Why what stood here is gone: the session of this browser is one of somebody else now, or for other work. */
function BecameAnother({ me }: { me: Me | undefined }) {
  const { t } = useTranslation();
  const isOther = useEnding() === 'other';
  const now = me?.role ? `${t(`lists.role.${me.role}`)}, ${me.name}` : t('session.noRole');
  return (
    <p role="status" className={isOther ? 'done' : 'visually-hidden'}>
      {isOther && t('session.other', { now })}
    </p>
  );
}

function Entrance({ me, error, isPending }: { me?: Me; error: Problem | null; isPending: boolean }) {
  if (me) return me.hasChoice ? <ChooseRole /> : <NoRole />;
  if (isPending) return <Loading />;
  if (error?.status === 401) return <LoginPage />;
  return <Failed problem={error} again={() => location.reload()} />;
}

function Header({ me }: { me: Me | undefined }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <header className="header">
      <div className="header-inner">
        <Link to="/" className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true" className="brand-mark">
            <g>
              <path d="M14.5 17.5a4.2 4.2 0 0 0 6 0l3.2-3.2a4.2 4.2 0 0 0-6-6l-1.6 1.6" />
              <path d="M17.5 14.5a4.2 4.2 0 0 0-6 0l-3.2 3.2a4.2 4.2 0 0 0 6 6l1.6-1.6" />
            </g>
          </svg>
          <span>{t('frame.product')}</span>
        </Link>
        <div className="header-right">
          {me?.role && (
            <p className="who">
              <Icon name="person" />
              <span>
                <strong>{t(`lists.role.${me.role}`)}</strong>
                <span className="who-for">{me.name}</span>
              </span>
            </p>
          )}
          <LanguageChoice />
          {me && (
            <Button kind="subtle" small className="on-header" onClick={() => void logOut(queries)}>
              {t('frame.logOut')}
            </Button>
          )}
        </div>
      </div>
    </header>
  );
}

function LanguageChoice() {
  const { t } = useTranslation();
  const now = languageNow();
  const [other, name] = Object.entries(LANGUAGES).find(([one]) => one !== now) as [Language, string];
  return (
    <Button
      kind="subtle"
      small
      className="on-header"
      lang={other}
      aria-label={`${name}: ${t('frame.otherLanguage')}`}
      onClick={() => void chooseLanguage(other)}
    >
      {name}
    </Button>
  );
}

function Nav({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(false), [pathname]);
  const screens = screensOf(me);
  return (
    <nav className="nav" aria-label={t('frame.nav')}>
      <button type="button" className="nav-toggle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'cross' : 'menu'} />
        {t('frame.menu')}
      </button>
      <ul className={isOpen ? 'nav-list is-open' : 'nav-list'}>
        {screens.map(({ path, name }) => (
          <li key={path}>
            <Link to={path} className="nav-link" aria-current={isOfOne(path, pathname) ? 'page' : undefined}>
              {t(`nav.${name}`)}
            </Link>
          </li>
        ))}
        {me.hasChoice && (
          <li className="nav-apart">
            <Link to={'/choose' as never} className="nav-link" aria-current={undefined}>
              {t('nav.choose')}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

function Footer() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Appearance>(appearance());
  return (
    <footer className="footer">
      <div className="footer-inner">
        <p>{t('frame.example')}</p>
        <ul className="footer-links">
          <li>
            <Link to="/accessibility" className="utrecht-link">
              {t('nav.accessibility')}
            </Link>
          </li>
          <li>
            <a className="utrecht-link" href="/docs">
              {t('nav.docs')}
            </a>
          </li>
        </ul>
        <label className="appearance">
          {t('frame.appearance')}
          <select
            className="utrecht-select utrecht-select--html-select"
            value={chosen}
            onChange={({ target }) => {
              setChosen(target.value as Appearance);
              chooseAppearance(target.value as Appearance);
            }}
          >
            {APPEARANCES.map((one) => (
              <option key={one} value={one}>
                {t(`frame.appearances.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  );
}
