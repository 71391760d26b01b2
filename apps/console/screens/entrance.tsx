import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { askAuth } from '../hub';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Page } from '../parts/page';
import { Asked, Failed } from '../parts/states';
import { logIn, logOut, useChoose, useEnding, type Choice } from '../session';
import { useStory } from './use-story';

export function LoginPage() {
  const { t } = useTranslation();
  const story = useStory();
  const isOver = useEnding() === 'ended';
  return (
    <div className="entrance">
      <Page
        title={t(isOver ? 'states.session.title' : 'entrance.title')}
        intro={t(isOver ? 'states.session.text' : 'entrance.intro')}
      >
        <Button onClick={() => logIn()}>{t(isOver ? 'states.session.action' : 'entrance.logIn')}</Button>
        <ul className="utrecht-unordered-list entrance-points">
          {['log', 'role', 'time'].map((one) => (
            <li key={one} className="utrecht-unordered-list__item">
              {t(`entrance.points.${one}`)}
            </li>
          ))}
        </ul>
        {story.data && (
          <p className="utrecht-paragraph">
            <Link to={'/story' as never} className="utrecht-link">
              {t('story.open')}
            </Link>
          </p>
        )}
      </Page>
    </div>
  );
}

export function NoRole() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  return (
    <Page title={t('entrance.noRole')} intro={t('entrance.noRoleText')}>
      <Button kind="secondary" onClick={() => void logOut(queries)}>
        {t('frame.logOut')}
      </Button>
    </Page>
  );
}

/** Whoever holds several roles works in one at a time. */
export function ChooseRole() {
  const { t } = useTranslation();
  const choose = useChoose();
  const go = useNavigate();
  const choices = useQuery({
    queryKey: ['choices'],
    queryFn: () => askAuth<{ choices: Choice[]; chosen?: Choice }>('/auth/choices'),
  });
  const choosing = useMutation({ mutationFn: choose, onSuccess: () => go({ to: '/' }) });
  return (
    <Page title={t('entrance.choose')} intro={t('entrance.chooseText')}>
      {choosing.error && <Failed problem={choosing.error} />}
      <Asked query={choices}>
        {({ choices: held, chosen }) => (
          <ul className="choices">
            {held.map((one) => {
              const isNow = one.role === chosen?.role && one.organisation === chosen.organisation;
              return (
                <li key={`${one.role} ${one.organisation}`}>
                  <button
                    type="button"
                    className="choice"
                    disabled={choosing.isPending}
                    onClick={() => choosing.mutate(one)}
                  >
                    <strong>{t(`lists.role.${one.role}`)}</strong>
                    <span>
                      {one.name}
                      {one.region ? ` · ${t('entrance.region')}` : ''}
                      {isNow ? ` · ${t('entrance.now')}` : ''}
                    </span>
                    <Icon name="arrow" />
                  </button>
                </li>
              );
            })}
          </ul>
        )}
      </Asked>
    </Page>
  );
}
