import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastAnswer } from './hub';
import { clock } from './language';
import { Button } from './parts/button';
import { logInBeside, look, useMe } from './session';

const LOOK_EVERY_MS = 5000;
/** How long before. At its term a session ends whatever one does: who is in the middle of something has to have the time. */
const WARNED_BEFORE_MS = { quiet: 2 * 60_000, term: 10 * 60_000 };

interface End {
  why: keyof typeof WARNED_BEFORE_MS;
  at: number;
}

/** Says in time that the session is about to end, for want of use or at its term, and lets one go on. */
export function SessionClock() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: me, dataUpdatedAt } = useMe();
  const [near, setNear] = useState<End | undefined>();
  useEffect(() => {
    if (!me) return setNear(undefined);
    const term: End = { why: 'term', at: dataUpdatedAt + me.secondsAtMost * 1000 };
    const watch = (): void => {
      // What was left when it was asked is left after every answer: each of them is a use of the session.
      const quiet: End = { why: 'quiet', at: lastAnswer() + me.secondsLeft * 1000 };
      const next = me.secondsAtMost <= me.secondsLeft || term.at <= quiet.at ? term : quiet;
      const left = next.at - Date.now();
      setNear((before) =>
        left >= WARNED_BEFORE_MS[next.why] ? undefined : isSame(before, next) ? before : next,
      );
      if (left < 0) void look(queries);
    };
    watch();
    const timer = setInterval(watch, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [me, dataUpdatedAt, queries]);
  const goOn = (): void => void look(queries);
  return (
    <div role="status" className={near ? 'session-ends' : 'visually-hidden'}>
      {near && (
        <>
          <p>
            {near.why === 'term' ? t('session.term', { at: clock(new Date(near.at)) }) : t('session.ends')}
          </p>
          {near.why === 'term' ? (
            <Button small onClick={() => logInBeside(goOn)}>
              {t('states.session.action')}
            </Button>
          ) : (
            <Button small onClick={() => void look(queries).then(() => setNear(undefined))}>
              {t('session.stay')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

const isSame = (one: End | undefined, other: End): boolean => one?.why === other.why && one.at === other.at;
