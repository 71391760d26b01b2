import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { givenPage, hub, type Schemas } from '../hub';
import { moment, number } from '../language';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { Asked, Empty, Failed } from '../parts/states';
import { Table } from '../parts/table';
import { useNames } from './names';

type Person = Schemas['IncidentPerson'];
const MOST_AT_ONCE = 200;

/** Whom it touched, of one's own people: the list with which one tells them, also on paper. */
export function IncidentPeople({ id }: { id: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const ask = (cursor: string | undefined, limit = 50) =>
    givenPage(
      hub.GET('/incidents/{id}/people', {
        params: { path: { id }, query: { limit, ...(cursor ? { cursor } : {}) } },
      }),
    );
  // Whom it touched is forgotten with the page.
  const { query, pager } = usePages(['incident', id, 'people'], (cursor) => ask(cursor), {
    heading: 'people',
    gcTime: 0,
  });
  /** On paper is everybody, not a page of them: nobody is told who is not on it. */
  const [onPaper, setOnPaper] = useState<Person[] | undefined>();
  const printing = useMutation({
    gcTime: 0,
    mutationFn: async () => {
      const everybody: Person[] = [];
      for (let page = await ask(undefined, MOST_AT_ONCE); ; page = await ask(page.next, MOST_AT_ONCE)) {
        everybody.push(...page.people);
        if (page.next === undefined) return everybody;
      }
    },
    onSuccess: setOnPaper,
  });
  useEffect(() => {
    if (!onPaper) return;
    addEventListener('afterprint', () => setOnPaper(undefined), { once: true });
    print();
  }, [onPaper]);
  return (
    <Section
      id="people"
      title={t('incident.people.title')}
      intro={t('incident.people.text')}
      actions={
        <Button
          kind="secondary"
          small
          onClick={() => {
            if (!printing.isPending) printing.mutate();
          }}
        >
          <Icon name="print" /> {t(printing.isPending ? 'states.busyNow' : 'forms.print')}
        </Button>
      }
    >
      {printing.error && <Failed problem={printing.error} again={() => printing.mutate()} />}
      <Asked query={query}>
        {({ people }) =>
          people.length === 0 ? (
            <Empty title={t('incident.people.none')} text={t('incident.people.noneText')} />
          ) : (
            <>
              <Table
                caption={t('incident.people.title')}
                captionHidden
                rows={(onPaper ?? people).map((one, index) => ({ ...one, index }))}
                keyOf={({ index }) => String(index)}
                columns={[
                  {
                    name: t('incident.people.who'),
                    isHeader: true,
                    cell: ({ recordId, subject, erased, recordType }) => (
                      <>
                        {erased ? t('incident.people.erased') : (recordId ?? subject ?? '–')}
                        <span className="cell-extra">{t(`lists.record.${recordType}`)}</span>
                      </>
                    ),
                  },
                  {
                    name: t('incident.people.other'),
                    cell: ({ recipient, sender }) =>
                      recipient
                        ? t('incident.people.to', { name: names.party(recipient) })
                        : sender
                          ? t('incident.people.of', { name: names.party(sender) })
                          : t('incident.people.nowhere'),
                  },
                  {
                    name: t('incident.people.what'),
                    cell: ({ categories }) =>
                      categories.map((name) => t(`lists.category.${name}`)).join(', ') || '–',
                  },
                  {
                    name: t('incident.people.when'),
                    cell: ({ firstAt, lastAt, deliveries }) => (
                      <>
                        {moment(firstAt)}
                        {lastAt !== firstAt && (
                          <span className="cell-extra">
                            {t('incident.people.until', { at: moment(lastAt) })}
                          </span>
                        )}
                        {deliveries > 1 && (
                          <span className="cell-extra">
                            {t('incident.people.times', { count: deliveries, shown: number(deliveries) })}
                          </span>
                        )}
                      </>
                    ),
                  },
                ]}
              />
              {!onPaper && <Pager {...pager} />}
            </>
          )
        }
      </Asked>
    </Section>
  );
}
