import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { languageNow, moment } from '../language';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Page } from '../parts/page';
import { Asked, Empty } from '../parts/states';
import { useStory, type Story } from './use-story';

/** Six screens for whoever decides: each a claim and a sentence, with the numbers of a run; on paper all of them. */
export function StoryScreens() {
  const { t } = useTranslation();
  const query = useStory();
  return (
    <Page
      title={t('story.title')}
      intro={t('story.intro')}
      actions={
        query.data && (
          <Button kind="secondary" small onClick={() => print()}>
            <Icon name="print" /> {t('story.print')}
          </Button>
        )
      }
    >
      {query.error?.code === 'not-found' ? (
        <Empty title={t('story.none')} text={t('story.noneText')}>
          <code className="code">npm run demo -- --story --stay</code>
        </Empty>
      ) : (
        <Asked query={query}>{(story) => <Scenes story={story} />}</Asked>
      )}
    </Page>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, select, textarea') !== null;

function Scenes({ story }: { story: Story }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { scene } = useSearch({ strict: false });
  const { scenes, playedAt } = story;
  const place = Math.max(
    0,
    scenes.findIndex(({ name }) => name === scene),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const isTurned = useRef(false);
  const go = (to: number): void => {
    const next = scenes[to];
    if (!next || to === place) return;
    isTurned.current = true;
    void navigate({ to: '/story' as never, search: { scene: next.name } as never, replace: true });
  };
  useEffect(() => {
    if (isTurned.current) heading.current?.focus();
  }, [place]);
  useEffect(() => {
    const onKey = ({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): void => {
      if (altKey || ctrlKey || metaKey || isTyping(target)) return;
      const to = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: scenes.length - 1 }[key];
      if (to !== undefined) go(to);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
  const language = languageNow();
  return (
    <>
      {scenes.map((one, index) => (
        <section
          key={one.name}
          className={index === place ? 'scene' : 'scene scene-elsewhere'}
          aria-labelledby={`scene-${one.name}`}
        >
          <p className="scene-place">{t('story.place', { place: index + 1, count: scenes.length })}</p>
          <h2
            className="utrecht-heading-2 scene-claim"
            id={`scene-${one.name}`}
            tabIndex={-1}
            ref={index === place ? heading : undefined}
          >
            {one[language].claim}
          </h2>
          <p className="scene-sentence">
            <Sentence text={one[language].sentence} />
          </p>
        </section>
      ))}
      <nav className="scene-nav" aria-label={t('story.nav')}>
        <Button kind="secondary" disabled={place === 0} onClick={() => go(place - 1)}>
          {t('story.previous')}
        </Button>
        <ol className="scene-dots">
          {scenes.map(({ name }, index) => (
            <li key={name}>
              <button
                type="button"
                className="scene-dot"
                aria-current={index === place ? 'step' : undefined}
                aria-label={t('story.place', { place: index + 1, count: scenes.length })}
                onClick={() => go(index)}
              >
                {index + 1}
              </button>
            </li>
          ))}
        </ol>
        <Button disabled={place === scenes.length - 1} onClick={() => go(place + 1)}>
          {t('story.next')}
        </Button>
      </nav>
      <p className="cell-extra scene-run">{t('story.run', { at: moment(playedAt) })}</p>
    </>
  );
}

/** The numbers and days of the run stand out; the text is what the terminal says. */
const Sentence = ({ text }: { text: string }) =>
  text
    .split(/(\d+ \p{L}+ \d{4}|\d[\d.,]*\d|\d)/u)
    .map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part));
