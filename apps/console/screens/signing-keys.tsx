import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { moment } from '../language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';
import { OnceShown } from './once-shown';

/** With which keys a system that gets no token signs: made, changed over and revoked. */
export function SigningKeys({ id }: { id: string }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState('');
  const [asked, setAsked] = useState<'make' | { revoke: string } | undefined>();
  const keys = useQuery({
    queryKey: ['signing-keys', id],
    queryFn: () => given(hub.GET('/signing-keys', { params: { query: { connection: id } } })),
  });
  return (
    <div className="sub">
      <h3 className="utrecht-heading-3">{t('keys.title')}</h3>
      {secret && <OnceShown secret={secret} onClose={() => setSecret('')} />}
      <Asked query={keys}>
        {({ signingKeys }) =>
          signingKeys.length === 0 ? (
            <p className="utrecht-paragraph">{t('keys.none')}</p>
          ) : (
            <Table
              caption={t('keys.title')}
              captionHidden
              rows={signingKeys}
              keyOf={(key) => key.id}
              columns={[
                { name: t('keys.kind'), isHeader: true, cell: ({ kind }) => kind },
                { name: t('keys.made'), cell: ({ madeAt }) => moment(madeAt) },
                {
                  name: t('keys.ends'),
                  cell: ({ endsAt }) => (endsAt ? moment(endsAt) : t('keys.always')),
                },
                {
                  name: t('keys.actions'),
                  cell: (key) =>
                    key.endsAt ? (
                      '–'
                    ) : (
                      <Button kind="secondary" small onClick={() => setAsked({ revoke: key.id })}>
                        {t('keys.revoke')}
                        <span className="visually-hidden">: {moment(key.madeAt)}</span>
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Asked>
      <div className="button-row">
        <Button kind="secondary" small onClick={() => setAsked('make')}>
          {t('keys.make')}
        </Button>
      </div>
      {asked && (
        <KeyDialog
          id={id}
          act={asked}
          onClose={() => setAsked(undefined)}
          onDone={(made) => {
            setAsked(undefined);
            setSecret(made);
          }}
        />
      )}
    </div>
  );
}

interface KeyProps {
  id: string;
  act: 'make' | { revoke: string };
  onClose: () => void;
  onDone: (secret: string) => void;
}

function KeyDialog({ id, act, onClose, onDone }: KeyProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isMaking = act === 'make';
  const doing = useMutation({
    gcTime: 0,
    mutationFn: async (): Promise<string> => {
      if (act === 'make') {
        const made = await given(hub.POST('/signing-keys', { body: { connection: id, kind: 'v1' } }));
        return made.secret ?? '';
      }
      const params = { path: { id: act.revoke } };
      await given(hub.POST('/signing-keys/{id}/revocations', { params, body: {} }));
      return '';
    },
    onSuccess: async (secret) => {
      await queries.invalidateQueries({ queryKey: ['signing-keys', id] });
      onDone(secret);
    },
  });
  return (
    <Dialog
      title={t(isMaking ? 'keys.make' : 'keys.revokeTitle')}
      action={t(isMaking ? 'keys.makeAction' : 'keys.revokeAction')}
      danger={!isMaking}
      busy={doing.isPending}
      problem={doing.error}
      onAction={() => doing.mutate()}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(isMaking ? 'keys.makeText' : 'keys.revokeText')}</p>
    </Dialog>
  );
}
