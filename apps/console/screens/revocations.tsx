import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { moment } from '../language';
import { Badge } from '../parts/badge';
import { Dialog } from '../parts/dialog';
import { CheckGroup, Form, type Words } from '../parts/forms';
import { Section } from '../parts/page';
import { RowButton } from '../parts/row-button';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';

type Revocation = Schemas['ConnectionRevocation'];

/** Which connections were revoked, and how one is let in again. */
export function Revocations({ onDone }: { onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Revocation | undefined>();
  const revocations = useQuery({
    queryKey: ['revocations'],
    queryFn: () => given(hub.GET('/revocations')),
  });
  const nameOf = ({ name, connection }: Revocation): string => name ?? connection;
  return (
    <Section id="revocations" title={t('revocations.title')} intro={t('revocations.text')}>
      <Asked query={revocations}>
        {({ revocations: found }) =>
          found.length === 0 ? (
            <p className="utrecht-paragraph">{t('revocations.none')}</p>
          ) : (
            <Table
              caption={t('revocations.title')}
              captionHidden
              rows={found}
              keyOf={({ revocationId }) => revocationId}
              columns={[
                { name: t('revocations.connection'), isHeader: true, cell: nameOf },
                {
                  name: t('revocations.state'),
                  cell: ({ revokedAt, endedAt }) => (
                    <>
                      <Badge tone={endedAt ? 'neutral' : 'bad'}>
                        {t(endedAt ? 'revocations.ended' : 'revocations.open')}
                      </Badge>
                      <span className="cell-extra">
                        {t('revocations.since', { at: moment(revokedAt) })}
                        {endedAt && `, ${t('revocations.until', { at: moment(endedAt) })}`}
                      </span>
                    </>
                  ),
                },
                {
                  name: t('revocations.actions'),
                  cell: (one) =>
                    one.endedAt ? (
                      '–'
                    ) : (
                      <RowButton
                        act={t('revocations.end.short')}
                        of={nameOf(one)}
                        onClick={() => setAsked(one)}
                      />
                    ),
                },
              ]}
            />
          )
        }
      </Asked>
      {asked && (
        <EndRevocation
          one={asked}
          onClose={() => setAsked(undefined)}
          onDone={() => {
            setAsked(undefined);
            onDone((t) => t('revocations.end.done', { name: nameOf(asked) }));
            void revocations.refetch();
          }}
        />
      )}
    </Section>
  );
}

function EndRevocation({
  one,
  onClose,
  onDone,
}: {
  one: Revocation;
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const { clients = [] } = one;
  const [leaked, setLeaked] = useState<string[]>([]);
  const ending = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/revocations/{id}/endings', {
          params: { path: { id: one.revocationId } },
          body: leaked.length > 0 ? { withoutClients: leaked } : {},
        }),
      ),
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={t('revocations.end.title', { name: one.name ?? one.connection })}
      action={t('revocations.end.action')}
      busy={ending.isPending}
      problem={ending.error}
      onAction={() => ending.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('revocations.end.text')}</p>
      {clients.length > 0 && (
        <Form faults={{}} tries={0} label={t('revocations.end.leaked')} onSubmit={() => ending.mutate()}>
          <CheckGroup
            name="leaked"
            legend={t('revocations.end.leaked')}
            options={clients.map((client) => ({ value: client, label: client }))}
            chosen={leaked}
            onChange={setLeaked}
          />
        </Form>
      )}
    </Dialog>
  );
}
