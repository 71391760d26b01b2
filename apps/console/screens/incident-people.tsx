import { useTranslation } from 'react-i18next';
import { givenPage, hub } from '../hub';
import { moment, number } from '../language';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';
import { Section } from '../parts/page';
import { Pager, usePages } from '../parts/pager';
import { Asked, Empty } from '../parts/states';
import { Table } from '../parts/table';
import { useNames } from './names';

/** Whom it touched, of one's own people: the list with which one tells them, also on paper. */
export function IncidentPeople({ id }: { id: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const { query, pager } = usePages(
    ['incident', id, 'people'],
    (cursor) =>
      givenPage(
        hub.GET('/incidents/{id}/people', {
          params: { path: { id }, query: { limit: 50, ...(cursor ? { cursor } : {}) } },
        }),
      ),
    // Whom it touched is forgotten with the page.
    { heading: 'people', gcTime: 0 },
  );
  return (
    <Section
      id="people"
      title={t('incident.people.title')}
      intro={t('incident.people.text')}
      actions={
        <Button kind="secondary" small onClick={() => print()}>
          <Icon name="print" /> {t('forms.print')}
        </Button>
      }
    >
      <Asked query={query}>
        {({ people }) =>
          people.length === 0 ? (
            <Empty title={t('incident.people.none')} text={t('incident.people.noneText')} />
          ) : (
            <>
              <Table
                caption={t('incident.people.title')}
                captionHidden
                rows={people.map((one, index) => ({ ...one, index }))}
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
              <Pager {...pager} />
            </>
          )
        }
      </Asked>
    </Section>
  );
}
