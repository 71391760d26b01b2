import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { moment, number } from '../language';
import { Badge, type Tone } from '../parts/badge';
import type { IconName } from '../parts/icon';
import { Table, type Column } from '../parts/table';
import { DELIVERY_STATES } from './message-search';
import type { FoundMessage } from './messages';
import { useNames } from './names';

export const MESSAGE_LOOK: Record<string, { tone: Tone; icon: IconName }> = {
  accepted: { tone: 'info', icon: 'clock' },
  distributed: { tone: 'good', icon: 'check' },
  held: { tone: 'warning', icon: 'warning' },
  dead: { tone: 'bad', icon: 'cross' },
};

interface TableProps {
  messages: FoundMessage[];
  /** Absent where nothing can be done with a choice. */
  chosen: string[] | undefined;
  choose: (ids: string[]) => void;
}

/** A page of messages: of whom each is about, nothing. */
export function MessageTable({ messages, chosen, choose }: TableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const isAll = chosen !== undefined && messages.every(({ messageId }) => chosen.includes(messageId));
  const choosing: Column<FoundMessage>[] = chosen
    ? [
        {
          name: t('messages.columns.choose'),
          cell: ({ messageId, recordType, acceptedAt }) => (
            <label className="check">
              <input
                type="checkbox"
                aria-label={t('messages.choose', {
                  what: t(`lists.record.${recordType}`),
                  at: moment(acceptedAt),
                })}
                checked={chosen.includes(messageId)}
                onChange={({ target }) =>
                  choose(target.checked ? [...chosen, messageId] : chosen.filter((one) => one !== messageId))
                }
              />
            </label>
          ),
        },
      ]
    : [];
  return (
    <>
      {chosen && (
        <label className="check">
          <input
            type="checkbox"
            checked={isAll}
            onChange={() => choose(isAll ? [] : messages.map(({ messageId }) => messageId))}
          />
          {t('messages.chooseAll')}
        </label>
      )}
      <Table
        caption={t('messages.found')}
        captionHidden
        rows={messages}
        keyOf={({ messageId }) => messageId}
        columns={[
          ...choosing,
          {
            name: t('messages.columns.what'),
            isHeader: true,
            cell: ({ messageId, recordType, action, acceptedAt }) => (
              <>
                <Link
                  to={'/messages' as never}
                  search={{ message: messageId } as never}
                  className="utrecht-link"
                >
                  {t(`lists.record.${recordType}`)}
                  {action === 'withdraw' && `, ${t('messages.withdrawal')}`}
                  <span className="visually-hidden"> {moment(acceptedAt)}</span>
                </Link>
                <span className="cell-extra" aria-hidden="true">
                  {moment(acceptedAt)}
                </span>
              </>
            ),
          },
          {
            name: t('messages.columns.who'),
            cell: ({ controller, connection }) => (
              <>
                {names.party(controller)}
                <span className="cell-extra">{names.connection(connection)}</span>
              </>
            ),
          },
          {
            name: t('messages.columns.state'),
            cell: ({ state, heldCode }) => (
              <>
                <Badge {...MESSAGE_LOOK[state]!}>{t(`messages.states.${state}`)}</Badge>
                {heldCode && (
                  <span className="cell-extra">
                    {t(`held.because.${heldCode}`, { defaultValue: heldCode })}
                  </span>
                )}
              </>
            ),
          },
          { name: t('messages.columns.outcome'), cell: (message) => <Outcome message={message} /> },
        ]}
      />
    </>
  );
}

function Outcome({ message: { state, asked, deliveries } }: { message: FoundMessage }) {
  const { t } = useTranslation();
  if (state === 'held' || state === 'accepted') return '–';
  const said = DELIVERY_STATES.filter((one) => deliveries?.[one]).map(
    (one) => `${number(deliveries![one]!)} ${t(`messages.deliveryStates.${one}`)}`,
  );
  return (
    <>
      {t('messages.asked', { count: asked })}
      {said.length > 0 && <span className="cell-extra">{said.join(', ')}</span>}
      {!deliveries && asked > 0 && <span className="cell-extra">{t('messages.notShown')}</span>}
    </>
  );
}
