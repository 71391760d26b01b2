import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { number } from '../language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Facts } from '../parts/facts';
import { Loading } from '../parts/states';
import { useNames } from './names';

const COUNTS = ['heldStay', 'waiting', 'impossible', 'aboutPeople'] as const;

/** First how many and to whom, and only then for real. */
export function ReplayChosen({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const ask = (preview: boolean) =>
    given(hub.POST('/messages/replays', { body: { messageIds: ids, preview } }));
  const preview = useMutation({ mutationFn: () => ask(true) });
  const doing = useMutation({
    mutationFn: () => ask(false),
    onSuccess: async () => {
      setAsked(false);
      onDone();
      await queries.invalidateQueries({ queryKey: ['messages'] });
      await queries.invalidateQueries({ queryKey: ['held'] });
    },
  });
  const can = preview.data !== undefined && preview.data.heldOn + preview.data.planned > 0;
  return (
    <span className="row-actions">
      <span role="status">{ids.length > 0 && t('messages.chosen', { count: ids.length })}</span>
      <Button
        kind="secondary"
        small
        disabled={ids.length === 0}
        onClick={() => {
          doing.reset();
          setAsked(true);
          preview.mutate();
        }}
      >
        {t('messages.again.short')}
      </Button>
      {isAsked && (
        <Dialog
          title={t('messages.again.title')}
          action={t('messages.again.action')}
          busy={doing.isPending}
          blocked={!can}
          problem={preview.error ?? doing.error}
          onAction={() => doing.mutate()}
          onClose={() => setAsked(false)}
        >
          <div role="status">
            {preview.isPending && (
              <>
                <p className="utrecht-paragraph">{t('messages.again.looking')}</p>
                <Loading />
              </>
            )}
            {preview.data && <Counted found={preview.data} />}
          </div>
        </Dialog>
      )}
    </span>
  );
}

type Found = Schemas['MessagesReplayed'];

function Counted({ found }: { found: Found }) {
  const { t } = useTranslation();
  const names = useNames();
  const can = found.heldOn + found.planned > 0;
  return (
    <>
      {!can && <p className="utrecht-paragraph">{t('messages.again.nothing')}</p>}
      {found.heldOn > 0 && (
        <p className="utrecht-paragraph">{t('messages.again.heldOn', { count: found.heldOn })}</p>
      )}
      {found.planned > 0 && (
        <>
          <p className="utrecht-paragraph">{t('messages.again.planned', { count: found.planned })}</p>
          <Facts
            facts={Object.entries(found.recipients).map(([urn, count]) => [urn, number(count)])}
            label={names.party}
          />
        </>
      )}
      {COUNTS.filter((name) => found[name] > 0).map((name) => (
        <p key={name} className="utrecht-paragraph">
          {t(`messages.again.${name}`, { count: found[name] })}
        </p>
      ))}
      {can && <p className="utrecht-paragraph">{t('messages.again.decided')}</p>}
    </>
  );
}
