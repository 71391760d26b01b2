import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, Problem } from '../hub';
import { moment } from '../language';
import { Badge, LANE_LOOK } from '../parts/badge';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { CheckGroup, Form, TextField } from '../parts/forms';
import { Asked, Failed } from '../parts/states';
import { useMe } from '../session';
import { OnceShown } from './once-shown';
import { SigningKeys } from './signing-keys';

interface CareProps {
  id: string;
  channel: 'webhook' | 'inbox' | 'broker';
  signs: boolean;
}

/** Of one connection, for an administrator: how it is doing, where it takes its post, and its keys. */
export function ConnectionCare({ id, channel, signs }: CareProps) {
  const { t } = useTranslation();
  const me = useMe();
  if (me.data?.role !== 'administrator') return null;
  return (
    <>
      {me.data.region && <Health id={id} />}
      <div className="sub">
        <h3 className="utrecht-heading-3">{t('endpoint.title')}</h3>
        {channel === 'webhook' ? (
          <Address id={id} />
        ) : (
          <p className="utrecht-paragraph">
            {t('endpoint.notWebhook', { channel: t(`lists.channel.${channel}`) })}
          </p>
        )}
      </div>
      {signs && <SigningKeys id={id} />}
    </>
  );
}

function Health({ id }: { id: string }) {
  const { t } = useTranslation();
  const lanes = useQuery({ queryKey: ['lanes'], queryFn: () => given(hub.GET('/lanes')) });
  return (
    <div className="sub">
      <h3 className="utrecht-heading-3">{t('endpoint.health')}</h3>
      <Asked query={lanes}>
        {({ lanes: all }) => {
          const lane = all.find((one) => one.lane === id);
          if (!lane) return '–';
          return (
            <p className="utrecht-paragraph">
              <Badge {...LANE_LOOK[lane.state]!}>{t(`lists.lane.${lane.state}`)}</Badge>{' '}
              {t('endpoint.waiting', { count: lane.waiting })}
              {lane.failures > 0 && `, ${t('lanes.failures', { count: lane.failures })}`}
            </p>
          );
        }}
      </Asked>
    </div>
  );
}

function Address({ id }: { id: string }) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState('');
  const [granted, setGranted] = useState<boolean | undefined>();
  const endpoint = useQuery({
    queryKey: ['endpoint', id],
    queryFn: () => given(hub.GET('/endpoints', { params: { query: { connection: id } } })),
  });
  return (
    <>
      {secret && <OnceShown secret={secret} onClose={() => setSecret('')} />}
      <Asked query={endpoint}>
        {({ url, changedAt }) =>
          url === undefined ? (
            <SetAddress
              id={id}
              onSet={(made, isGranted) => {
                setSecret(made);
                setGranted(isGranted);
              }}
            />
          ) : (
            <>
              <p className="utrecht-paragraph">
                <code>{url}</code>
                <span className="cell-extra">
                  {t('endpoint.since', { at: changedAt ? moment(changedAt) : '–' })}
                </span>
              </p>
              {granted !== undefined && (
                <p role="status" className="utrecht-paragraph">
                  {t(granted ? 'endpoint.granted' : 'endpoint.notGranted')}
                </p>
              )}
              <TestDelivery id={id} />
            </>
          )
        }
      </Asked>
    </>
  );
}

function SetAddress({ id, onSet }: { id: string; onSet: (secret: string, granted: boolean) => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [url, setUrl] = useState('');
  const [asks, setAsks] = useState<string[]>(['required']);
  const [isWrong, setWrong] = useState(false);
  const [tries, setTries] = useState(0);
  const setting = useMutation({
    gcTime: 0,
    mutationFn: () =>
      given(
        hub.PUT('/endpoints', {
          params: { query: { connection: id } },
          body: { url, handshake: asks.length > 0 ? 'required' : 'shown' },
        }),
      ),
    onSuccess: async ({ secret, handshake }) => {
      onSet(secret ?? '', handshake === 'granted');
      await queries.invalidateQueries({ queryKey: ['endpoint', id] });
    },
  });
  const send = (): void => {
    const wrong = !/^https?:\/\/\S+$/.test(url);
    setWrong(wrong);
    setTries(tries + 1);
    if (!wrong) setting.mutate();
  };
  const isRefused = setting.error instanceof Problem && setting.error.faults.length > 0;
  return (
    <>
      <p className="utrecht-paragraph">{t('endpoint.none')}</p>
      <Form
        faults={isWrong || isRefused ? { url: (t) => t('endpoint.urlFault') } : {}}
        tries={tries}
        onSubmit={send}
        label={t('endpoint.set')}
      >
        <TextField
          name="url"
          label={t('endpoint.url')}
          help={t('endpoint.urlHelp')}
          value={url}
          onChange={(value) => setUrl(value.trim())}
          required
        />
        <CheckGroup
          name="handshake"
          legend={t('endpoint.handshakeLegend')}
          options={[{ value: 'required', label: t('endpoint.handshake') }]}
          chosen={asks}
          onChange={setAsks}
        />
        {setting.error && !isRefused && <Failed problem={setting.error} strong={send} />}
        <Button kind="secondary" type="submit" disabled={setting.isPending}>
          {setting.isPending ? t('states.busyNow') : t('endpoint.set')}
        </Button>
      </Form>
    </>
  );
}

function TestDelivery({ id }: { id: string }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const testing = useMutation({
    mutationFn: () =>
      given(hub.POST('/endpoints/tests', { params: { query: { connection: id } }, body: {} })),
    onSuccess: () => setAsked(false),
  });
  const { data } = testing;
  return (
    <>
      <div className="button-row">
        <Button kind="secondary" small onClick={() => setAsked(true)}>
          {t('endpoint.test')}
        </Button>
      </div>
      <div role="status">
        {data && (
          <p className="utrecht-paragraph">
            <Badge tone={data.delivered ? 'good' : 'bad'} icon={data.delivered ? 'check' : 'cross'}>
              {t(`endpoint.testResult.${data.result}`)}
            </Badge>{' '}
            {data.status !== undefined && t('endpoint.answered', { status: data.status })}{' '}
            {data.reason && t(`codes.${data.reason}`, { defaultValue: data.reason })}
          </p>
        )}
      </div>
      {isAsked && (
        <Dialog
          title={t('endpoint.test')}
          action={t('endpoint.test')}
          busy={testing.isPending}
          problem={testing.error}
          onAction={() => testing.mutate()}
          onClose={() => setAsked(false)}
        >
          <p className="utrecht-paragraph">{t('endpoint.testing')}</p>
        </Dialog>
      )}
    </>
  );
}
