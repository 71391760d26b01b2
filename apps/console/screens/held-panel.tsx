import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { Words } from '../parts/forms';
import type { IconName } from '../parts/icon';
import { Section } from '../parts/page';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { LossList } from './loss-list';
import { ShowDocument } from './show-document';

export type HeldCheck = Schemas['HeldCheck'];

const LOOK: Record<HeldCheck['would'], { tone: Tone; icon: IconName }> = {
  'go-on': { tone: 'good', icon: 'check' },
  'be-held': { tone: 'warning', icon: 'warning' },
  stay: { tone: 'neutral', icon: 'retired' },
};

/** What holds a message that the table or the sender can mend. */
const MENDED_BY_TABLE: ReadonlySet<string | undefined> = new Set([
  'contract-not-honoured',
  'subject-differs',
]);

/** What stops a held message, how that is mended, and letting it go on. */
export function HeldPanel({ id, onDone }: { id: string; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const check = useQuery({
    queryKey: ['held-check', id],
    queryFn: () => given(hub.GET('/held-messages/{id}', { params: { path: { id } } })),
  });
  return (
    <Section
      id="held"
      title={t('held.title')}
      actions={
        <Button kind="secondary" small disabled={check.isFetching} onClick={() => void check.refetch()}>
          {t('held.check')}
        </Button>
      }
    >
      <Asked query={check}>{(data) => <Why check={data} onDone={onDone} />}</Asked>
    </Section>
  );
}

function Why({ check, onDone }: { check: HeldCheck; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const isOperator = me.data?.role === 'operator';
  return (
    <>
      <div role="status" className="verdict">
        <Badge {...LOOK[check.would]}>{t(`held.would.${check.would}`)}</Badge>
        {check.because && <p className="utrecht-paragraph">{t(`held.because.${check.because}`)}</p>}
        {check.code !== check.because && (
          <p className="cell-extra">
            {t('held.wasHeld', { code: t(`held.because.${check.code}`, { defaultValue: check.code }) })}
          </p>
        )}
      </div>
      {check.faults.length > 0 && <Faults check={check} />}
      {check.losses && check.losses.length > 0 && <LossList losses={check.losses} />}
      {check.would === 'be-held' && MENDED_BY_TABLE.has(check.because) && (
        <>
          <h3 className="utrecht-heading-3">{t('held.how')}</h3>
          <ol className="utrecht-ordered-list">
            <li>{t('held.fixTable', { contract: check.contract })}</li>
            <li>{t('held.fixSender')}</li>
            <li>{t('held.after')}</li>
          </ol>
        </>
      )}
      <ShowDocument check={check} />
      {check.would === 'go-on' &&
        (isOperator ? (
          <GoOn id={check.messageId} onDone={onDone} />
        ) : (
          <p className="utrecht-paragraph">{t('held.operatorGoesOn')}</p>
        ))}
    </>
  );
}

function Faults({ check }: { check: HeldCheck }) {
  const { t } = useTranslation();
  return (
    <Table
      caption={t('held.faults', { count: check.faults.length })}
      rows={check.faults}
      keyOf={({ pointer, code }) => `${pointer} ${code}`}
      columns={[
        { name: t('held.place'), isHeader: true, cell: ({ pointer }) => <code>{pointer || '/'}</code> },
        {
          name: t('held.wrong'),
          cell: ({ code, detail }) => {
            const own = t(`held.faultCodes.${code}`, { defaultValue: '' });
            return own || <span lang="en">{detail}</span>;
          },
        },
        {
          name: t('held.comesFrom'),
          cell: ({ from }) =>
            from.length === 0
              ? t('held.nowhere')
              : from.map((place) => (
                  <span key={place} className="place">
                    <code>{place}</code>
                  </span>
                )),
        },
      ]}
    />
  );
}

function GoOn({ id, onDone }: { id: string; onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const doing = useMutation({
    mutationFn: () => given(hub.POST('/held-messages/{id}/replays', { params: { path: { id } }, body: {} })),
    onSuccess: async () => {
      setAsked(false);
      onDone((t) => t('held.goOn.done'));
      await queries.invalidateQueries({ queryKey: ['journey', id] });
      await queries.invalidateQueries({ queryKey: ['held'] });
      await queries.invalidateQueries({ queryKey: ['messages'] });
    },
  });
  return (
    <div className="button-row">
      <Button onClick={() => setAsked(true)}>{t('held.goOn.short')}</Button>
      {isAsked && (
        <Dialog
          title={t('held.goOn.title')}
          action={t('held.goOn.action')}
          busy={doing.isPending}
          problem={doing.error}
          onAction={() => doing.mutate()}
          onClose={() => setAsked(false)}
        >
          <p className="utrecht-paragraph">{t('held.goOn.text')}</p>
        </Dialog>
      )}
    </div>
  );
}
