import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { moment } from '../language';
import { useDone } from '../parts/done';
import { useKept } from '../parts/kept';
import { Page, Section } from '../parts/page';
import { Pager } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { useMe } from '../session';
import { Journey } from './journey';
import { NOTHING, queryOf, SearchForm, type Filters } from './message-search';
import { MessageTable } from './message-table';
import { ReplayChosen } from './replay-chosen';

export type FoundMessage = Schemas['FoundMessage'];

interface Asking {
  filters: Filters;
  cursors: string[];
}

/** Messages, by what is asked of them; one of them when the address names it. What was asked stays while one looks at one. */
export function Messages() {
  const { message } = useSearch({ strict: false });
  const [{ filters, cursors }, keep] = useKept<Asking>('asked', { filters: NOTHING, cursors: [] });
  return message ? (
    <Journey key={message} id={message} />
  ) : (
    <MessageList
      filters={filters}
      cursors={cursors}
      setCursors={(next) => keep({ filters, cursors: next })}
      search={(next) => keep({ filters: next, cursors: [] })}
    />
  );
}

const PER_PAGE = 50;

const pageOf = (filters: Filters, cursor: string | undefined) =>
  givenPage(
    hub.GET('/messages', {
      params: { query: { ...queryOf(filters), limit: PER_PAGE, ...(cursor ? { cursor } : {}) } },
    }),
  );

interface ListProps {
  filters: Filters;
  cursors: string[];
  setCursors: (cursors: string[]) => void;
  search: (filters: Filters) => void;
}

/** One page at a time, however many there are: the page before is asked again, not kept. */
function MessageList({ filters, cursors, setCursors, search }: ListProps) {
  const { t } = useTranslation();
  const me = useMe();
  const isOperator = me.data?.role === 'operator';
  const [chosen, setChosen] = useState<string[]>([]);
  const { done, say } = useDone();
  const cursor = cursors.at(-1);
  const page = useQuery({
    queryKey: ['messages', filters, cursor],
    queryFn: () => pageOf(filters, cursor),
    placeholderData: keepPreviousData,
  });
  const turnTo = (next: string[]): void => {
    setCursors(next);
    setChosen([]);
    document.getElementById('found')?.focus();
  };
  return (
    <Page
      title={t('messages.title')}
      intro={t(`messages.intro.${isOperator ? 'operator' : 'privacy-officer'}`)}
    >
      {done}
      <Section id="find" title={t('messages.find')}>
        <SearchForm
          start={filters}
          isOperator={isOperator}
          onSearch={(next) => {
            say();
            setChosen([]);
            search(next);
            void page.refetch();
          }}
        />
      </Section>
      <Section
        id="found"
        title={t('messages.found')}
        actions={
          isOperator && (
            <ReplayChosen
              ids={chosen}
              onDone={() => {
                say((t) => t('messages.again.done'));
                setChosen([]);
              }}
            />
          )
        }
      >
        <Asked query={page}>
          {({ messages, lookedBackTo, next }) => (
            <div aria-busy={page.isPlaceholderData}>
              {messages.length === 0 ? (
                <Empty
                  title={t('messages.none')}
                  text={
                    lookedBackTo
                      ? t('messages.noneYet', { at: moment(lookedBackTo) })
                      : t('messages.noneText')
                  }
                />
              ) : (
                <MessageTable
                  messages={messages}
                  chosen={isOperator ? chosen : undefined}
                  choose={setChosen}
                />
              )}
              {messages.length > 0 && lookedBackTo && (
                <p className="utrecht-paragraph">{t('messages.looked', { at: moment(lookedBackTo) })}</p>
              )}
              <Pager
                page={cursors.length}
                hasNext={next !== undefined}
                isTurning={page.isPlaceholderData}
                turnTo={(to) => turnTo([...cursors, next ?? ''].slice(0, to))}
                names={{ previous: t('messages.previous'), next: t('messages.next') }}
              />
            </div>
          )}
        </Asked>
      </Section>
    </Page>
  );
}
