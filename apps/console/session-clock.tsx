import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lastAnswer } from './hub';
import { Button } from './parts/button';
import { look, type Me } from './session';

const WARNED_BEFORE_MS = 2 * 60_000;
const LOOK_EVERY_MS = 5000;

/** Says in time that the session is about to end for want of use, and lets one go on. */
export function SessionClock({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    // What was left when it was asked is left after every answer: each of them is a use of the session.
    const idle = me.secondsLeft * 1000;
    const timer = setInterval(() => {
      const left = lastAnswer() + idle - Date.now();
      setNear(left < WARNED_BEFORE_MS);
      if (left < 0) void look(queries);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [me, queries]);
  return (
    <div role="status" className={isNear ? 'session-ends' : 'visually-hidden'}>
      {isNear && (
        <>
          <p>{t('session.ends')}</p>
          <Button small onClick={() => void look(queries).then(() => setNear(false))}>
            {t('session.stay')}
          </Button>
        </>
      )}
    </div>
  );
}
