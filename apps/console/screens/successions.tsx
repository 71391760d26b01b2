import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, givenPage, hub } from '../hub';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Form, TextField, type Faults, type Words } from '../parts/forms';
import { RowButton } from '../parts/row-button';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { useNames } from './names';
import { Rehearsal } from './rehearsal';
import { useThings } from './use-things';

interface ActsProps {
  id: string;
  /** Which one it is, in words. */
  name: string;
  /** It is only proposed, by this. */
  draft?: string;
  canTurnBack: boolean;
  /** Its beginning is no longer on the plan. */
  hasBegun: boolean;
  /** In words: what came back, and what only a new agreement brings back. */
  onTurnedBack: (told: Words[]) => void;
}

/** What can be done about a succession on the plan: rehearse it, see whom it asks again, or turn it back. By role. */
export function SuccessionActs({ id, name, draft, canTurnBack, hasBegun, onTurnedBack }: ActsProps) {
  const role = useMe().data?.role;
  const people: Look[] = role === 'privacy-officer' && !draft ? ['people'] : [];
  if (canTurnBack && role === 'approver' && !draft) return <TurnBack id={id} onDone={onTurnedBack} />;
  // Once it began there is nothing to rehearse any more, but people may still have to be asked.
  const looks: Look[] = canTurnBack ? (hasBegun ? people : []) : ['rehearsal', ...people];
  return looks.length > 0 ? <Looks id={id} name={name} draft={draft} looks={looks} /> : null;
}

type Look = 'rehearsal' | 'people';

/** What can be looked at, one at a time, under the buttons for it. */
function Looks({ id, name, draft, looks }: Pick<ActsProps, 'id' | 'name' | 'draft'> & { looks: Look[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Look | undefined>();
  return (
    <>
      <div className="button-row">
        {looks.map((one) => (
          <RowButton
            key={one}
            act={t(`successions.${one}.short`)}
            of={name}
            expanded={shown === one}
            onClick={() => setShown(shown === one ? undefined : one)}
          />
        ))}
      </div>
      {shown === 'rehearsal' && <Rehearsal id={id} draft={draft} />}
      {shown === 'people' && <PeopleToAsk id={id} />}
    </>
  );
}

/** Before the date it is a rehearsal: who would have to be asked again; after it the list to work off. */
function PeopleToAsk({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['people-to-ask', id],
    // Who is on it took something back, or did not: it is forgotten with the page.
    gcTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      givenPage(
        hub.GET('/successions/{key}/people-to-ask', {
          params: { path: { key: id }, query: { limit: 200, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <div className="answer">
      <p className="utrecht-paragraph">{t('successions.people.text')}</p>
      <Asked query={query}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.people);
          return people.length === 0 ? (
            <Empty title={t('successions.people.none')} text={t('successions.people.noneText')} />
          ) : (
            <Table
              caption={t('successions.people.title', { count: people.length })}
              rows={people}
              keyOf={({ recordId }) => recordId}
              columns={[
                {
                  name: t('successions.people.record'),
                  isHeader: true,
                  cell: ({ recordId }) => recordId,
                },
                {
                  name: t('successions.people.what'),
                  cell: ({ purposes, declaration }) =>
                    [
                      ...purposes.map((one) => t(`lists.purpose.${one}`)),
                      ...(declaration ? [t('successions.people.declaration')] : []),
                    ].join(', '),
                },
                {
                  name: t('successions.people.now'),
                  cell: ({ hasOpenOccasion }) => t(`successions.people.waits.${hasOpenOccasion}`),
                },
              ]}
            />
          );
        }}
      </Asked>
      {query.hasNextPage && (
        <Button
          kind="secondary"
          small
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('successions.people.more')}
        </Button>
      )}
    </div>
  );
}

/** One step, with a reason, after a strong log-in; the hub says what came back and what only a new agreement brings back. */
function TurnBack({ id, onDone }: { id: string; onDone: ActsProps['onTurnedBack'] }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const queries = useQueryClient();
  const { found } = useThings(['succession']);
  const [isAsked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const own = names.parties.find(({ urn }) => urn === me.data?.organisation)?.key;
  const named = (t: TFunction, things: { kind: string; key: string }[]): string =>
    things.map(({ kind, key }) => `${t(`lists.kind.${kind}`)} ${key}`).join(', ');
  const turning = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/successions/{key}/reversals', {
          params: { path: { key: id } },
          body: { party: own!, reason },
        }),
      ),
    onSuccess: async ({ moved, restored, notRestored }) => {
      setAsked(false);
      onDone([
        (t) => t('successions.back.done', { count: moved }),
        ...(restored.length > 0
          ? [(t: TFunction) => t('successions.back.restored', { list: named(t, restored) })]
          : []),
        ...(notRestored.length > 0
          ? [(t: TFunction) => t('successions.back.notRestored', { list: named(t, notRestored) })]
          : []),
      ]);
      await queries.invalidateQueries({ queryKey: ['configuration'] });
      await queries.invalidateQueries({ queryKey: ['plan'] });
    },
  });
  // Before its date there is nothing to turn back.
  if (!found.some(({ key }) => key === id)) return null;
  const faults: Faults =
    tries > 0 && !reason.trim()
      ? { reason: (t) => t('forms.required', { field: t('successions.back.reason') }) }
      : {};
  const send = (): void => {
    setTries(tries + 1);
    if (reason.trim() && own) turning.mutate();
  };
  return (
    <>
      <Button kind="secondary" small onClick={() => setAsked(true)}>
        {t('successions.back.short')}
      </Button>
      {isAsked && (
        <Dialog
          title={t('successions.back.title')}
          action={t('successions.back.action')}
          danger
          busy={turning.isPending}
          problem={turning.error}
          onAction={send}
          onClose={() => setAsked(false)}
        >
          <p className="utrecht-paragraph">{t('successions.back.text')}</p>
          <Form faults={faults} tries={tries} label={t('successions.back.title')} onSubmit={send}>
            <TextField
              name="reason"
              label={t('successions.back.reason')}
              help={t('successions.back.reasonHelp')}
              value={reason}
              onChange={setReason}
              required
            />
          </Form>
        </Dialog>
      )}
    </>
  );
}
