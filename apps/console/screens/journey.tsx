import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { moment, number } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { useDone } from '../parts/done';
import { Facts, type Fact } from '../parts/facts';
import { Page, Section } from '../parts/page';
import { Asked, Failed } from '../parts/states';
import { Line, Lines } from '../parts/time-line';
import { useMe } from '../session';
import { ArrivalLine } from './arrival';
import { HeldPanel } from './held-panel';
import { LossList } from './loss-list';
import { MESSAGE_LOOK } from './message-table';
import { useNames } from './names';
import { saveFile } from './save-file';

export type JourneyData = Schemas['Journey'];

/** One message from the door to the last answer, as far as who looks may see it. */
export function Journey({ id }: { id: string }) {
  const { t } = useTranslation();
  const { done, say } = useDone();
  const journey = useQuery({
    queryKey: ['journey', id],
    queryFn: () => given(hub.GET('/messages/{id}/journey', { params: { path: { id } } })),
  });
  return (
    <Page title={t('journey.title')}>
      <p className="back">
        <Link to={'/messages' as never} className="utrecht-link">
          {t('journey.back')}
        </Link>
      </p>
      {done}
      <Asked query={journey}>
        {(data) => (
          <>
            <About journey={data} />
            {data.state === 'held' && <HeldPanel id={id} onDone={say} />}
            <Section id="line" title={t('journey.line')}>
              <What journey={data} />
            </Section>
            {data.recipients.length > 0 && (
              <Section id="recipients" title={t('journey.recipients')}>
                {data.recipients.map((one) => (
                  <ArrivalLine key={`${one.recipient} ${one.purpose}`} arrival={one} onDone={say} />
                ))}
              </Section>
            )}
            <Proof journey={data} />
          </>
        )}
      </Asked>
    </Page>
  );
}

function About({ journey }: { journey: JourneyData }) {
  const { t } = useTranslation();
  const names = useNames();
  const me = useMe();
  const facts: Fact[] = [
    [
      'what',
      `${t(`lists.record.${journey.recordType}`)}${journey.action === 'withdraw' ? `, ${t('messages.withdrawal')}` : ''}`,
    ],
    [
      'state',
      <Badge key="state" {...MESSAGE_LOOK[journey.state]!}>
        {t(`messages.states.${journey.state}`)}
      </Badge>,
    ],
    ['from', names.party(journey.controller)],
    ['number', <code key="number">{journey.messageId}</code>],
  ];
  return (
    <div className="section">
      <Facts facts={facts} label={(name) => t(`journey.${name}`)} />
      {journey.sees === 'outcome' && <p className="utrecht-paragraph note">{t('journey.outcomeOnly')}</p>}
      {(journey.sees === 'outcome' || me.data?.role === 'privacy-officer') && (
        <p className="cell-extra">{t('journey.logged')}</p>
      )}
    </div>
  );
}

/** What happened to the message itself, in the order in which it did. */
function What({ journey }: { journey: JourneyData }) {
  const { t } = useTranslation();
  const names = useNames();
  const { acceptedAt, distributedAt, translated, acts, recipients, contract, connection } = journey;
  const isDone = journey.state === 'distributed';
  return (
    <Lines>
      <Line at={acceptedAt} title={t('journey.received')}>
        <p className="utrecht-paragraph">
          {t('journey.receivedText', { connection: names.connection(connection), contract })}
        </p>
      </Line>
      {acts.map(({ at, action, by }) => (
        <Line key={at + action} at={at} title={t(`journey.acts.${action}`, { defaultValue: action })}>
          <p className="utrecht-paragraph">{t('journey.actBy', { by: byWords(by, t, names.party) })}</p>
        </Line>
      ))}
      {translated && (
        <Line at={distributedAt} title={t('journey.translated')}>
          <p className="utrecht-paragraph">
            <code>{translated.from}</code> → <code>{translated.to}</code>.{' '}
            {translated.table !== undefined &&
              (translated.table === 0
                ? t('journey.tableShipped')
                : t('journey.table', { version: translated.table }))}
          </p>
          <LossList losses={translated.losses} />
        </Line>
      )}
      {isDone && journey.action === 'withdraw' && <Line at={distributedAt} title={t('journey.withdrawn')} />}
      {isDone && recipients.length === 0 && journey.action === 'publish' && (
        <Line at={distributedAt} title={t('journey.decidedNone')}>
          <p className="utrecht-paragraph">{t('journey.decidedNoneText')}</p>
        </Line>
      )}
      {isDone && recipients.length > 0 && (
        <Line at={distributedAt} title={t('journey.decided', { count: recipients.length })} />
      )}
      {journey.state === 'accepted' && <Line title={t('journey.waits')} />}
    </Lines>
  );
}

/** "person:operator:werkcentrum-twente" as people say it. */
function byWords(by: string, t: (key: string) => string, partyName: (key: string) => string): string {
  const [kind, role, party] = by.split(':');
  if (kind === 'person' && role && party) return `${t(`lists.role.${role}`)}, ${partyName(party)}`;
  return kind === 'hub' ? t('journey.hub') : (role ?? by);
}

function Proof({ journey: { proof, messageId } }: { journey: JourneyData }) {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const taking = useMutation({
    mutationFn: () => given(hub.GET('/messages/{id}/evidence', { params: { path: { id: messageId } } })),
    onSuccess: (evidence) => {
      saveFile(new Blob([JSON.stringify(evidence, undefined, 2)]), `bewijs-${messageId}.json`);
      void queries.invalidateQueries({ queryKey: ['journey', messageId] });
    },
  });
  const isWhole = proof.events > 0 && proof.sealed === proof.events;
  return (
    <Section id="proof" title={t('journey.proof')}>
      <p className="utrecht-paragraph proof">
        <Badge tone={isWhole ? 'good' : 'info'} icon={isWhole ? 'check' : 'clock'}>
          {isWhole
            ? t('journey.proofAll', { count: proof.events })
            : t('journey.proofSome', { sealed: number(proof.sealed), count: proof.events })}
        </Badge>
      </p>
      <p className="utrecht-paragraph">
        {proof.signedAt && proof.size !== undefined
          ? t('journey.proofSize', { at: moment(proof.signedAt), size: number(proof.size) })
          : t('journey.proofNone')}
      </p>
      {taking.error && <Failed problem={taking.error} again={() => taking.mutate()} />}
      {me.data?.role === 'privacy-officer' && (
        <div className="button-row">
          <Button kind="secondary" disabled={taking.isPending} onClick={() => taking.mutate()}>
            {t('journey.evidence')}
          </Button>
        </div>
      )}
    </Section>
  );
}
