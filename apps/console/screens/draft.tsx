import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { languageNow, moment } from '../language';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Differences } from '../parts/differences';
import { Dialog } from '../parts/dialog';
import { Form, SelectField, TextField } from '../parts/forms';
import { Page, Section } from '../parts/page';
import { Asked } from '../parts/states';
import { Table } from '../parts/table';
import { useMe } from '../session';
import { BesideInForce } from './compare-versions';
import { DraftState, type Draft } from './drafts';
import type { MappingTable } from './mapping-rows';
import { useNames } from './names';

/** One proposal: what becomes different in words, who said what, and one's own yes or no. */
export function DraftPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const draft = useQuery({
    queryKey: ['draft', id],
    queryFn: () => given(hub.GET('/drafts/{id}', { params: { path: { id } } })),
  });
  return (
    <Page
      title={draft.data?.title ?? t('agreements.drafts.proposal')}
      intro={draft.data && t('agreements.drafts.proposedAt', { at: moment(draft.data.proposedAt) })}
    >
      <p className="utrecht-paragraph back">
        <Link to={'/agreements/drafts' as never} search={{} as never} className="utrecht-link">
          {t('agreements.drafts.back')}
        </Link>
      </p>
      <Asked query={draft}>{(found) => <Whole draft={found} />}</Asked>
    </Page>
  );
}

function Whole({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const language = languageNow();
  return (
    <>
      <Section
        id="changes"
        title={t('agreements.drafts.different')}
        actions={<DraftState state={draft.state} />}
      >
        {!draft.hashVerified && (
          <p className="utrecht-paragraph">
            <Badge tone="bad" icon="warning">
              {t('agreements.drafts.notAsProposed')}
            </Badge>
          </p>
        )}
        {draft.changes.map((change) => {
          const { what, differences } = change.inWords[language];
          return (
            <div key={`${change.kind} ${change.key}`} className="change">
              <h3 className="utrecht-heading-3">{what}</h3>
              <Differences lines={differences} />
              {change.kind === 'mapping' && change.content && draft.state === 'open' && (
                <BesideInForce id={change.key} proposed={change.content as unknown as MappingTable} />
              )}
            </div>
          );
        })}
      </Section>
      <Section id="parties" title={t('agreements.drafts.parties')}>
        <Table
          caption={t('agreements.drafts.parties')}
          captionHidden
          rows={draft.parties}
          keyOf={({ party }) => party}
          columns={[
            { name: t('agreements.drafts.party'), isHeader: true, cell: ({ name }) => name },
            {
              name: t('agreements.drafts.answer'),
              cell: ({ answer, withoutApprover, document, reason }) => (
                <>
                  <DraftState state={answer} />
                  {withoutApprover && <span className="cell-extra">{t('agreements.drafts.noApprover')}</span>}
                  {document && <span className="cell-extra">{document}</span>}
                  {reason && <span className="cell-extra">{reason}</span>}
                </>
              ),
            },
            { name: t('agreements.drafts.when'), cell: ({ at }) => (at ? moment(at) : '–') },
          ]}
        />
      </Section>
      {draft.state === 'open' && <OwnAnswer draft={draft} />}
    </>
  );
}

function OwnAnswer({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const me = useMe();
  const names = useNames();
  const waiting = draft.parties.filter(({ answer }) => answer === 'waiting');
  const own = names.parties.find(({ urn }) => urn === me.data?.organisation)?.key;
  const [chosen, setChosen] = useState('');
  const party = chosen || (waiting.some((one) => one.party === own) ? own! : (waiting[0]?.party ?? ''));
  const [asked, setAsked] = useState<'approve' | 'refuse' | 'withdraw' | undefined>();
  if (me.data?.role === 'administrator')
    return (
      <>
        <div className="button-row">
          <Button kind="secondary" onClick={() => setAsked('withdraw')}>
            {t('agreements.drafts.withdraw.short')}
          </Button>
        </div>
        {asked && <Answering draft={draft} party="" act="withdraw" onClose={() => setAsked(undefined)} />}
      </>
    );
  if (me.data?.role !== 'approver' || waiting.length === 0) return null;
  return (
    <Section id="own" title={t('agreements.drafts.own')} intro={t('agreements.drafts.ownText')}>
      {waiting.length > 1 && (
        <Form faults={{}} tries={0} label={t('agreements.drafts.own')} onSubmit={() => undefined}>
          <div className="field-row narrow">
            <SelectField
              name="party"
              label={t('agreements.drafts.for')}
              value={party}
              onChange={setChosen}
              options={waiting.map((one) => ({ value: one.party, label: one.name }))}
            />
          </div>
        </Form>
      )}
      <div className="button-row">
        <Button onClick={() => setAsked('approve')}>{t('agreements.drafts.approve.short')}</Button>
        <Button kind="secondary" onClick={() => setAsked('refuse')}>
          {t('agreements.drafts.refuse.short')}
        </Button>
      </div>
      {asked && <Answering draft={draft} party={party} act={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  );
}

interface AnsweringProps {
  draft: Draft;
  party: string;
  act: 'approve' | 'refuse' | 'withdraw';
  onClose: () => void;
}

function Answering({ draft, party, act, onClose }: AnsweringProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [tries, setTries] = useState(0);
  const params = { path: { id: draft.draftId } };
  const doing = useMutation({
    mutationFn: (): Promise<unknown> => {
      if (act === 'approve')
        return given(hub.POST('/drafts/{id}/approvals', { params, body: { party, hash: draft.hash } }));
      if (act === 'refuse')
        return given(hub.POST('/drafts/{id}/refusals', { params, body: { party, reason } }));
      return given(hub.POST('/drafts/{id}/withdrawals', { params, body: {} }));
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['draft', draft.draftId] });
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      await queries.invalidateQueries({ queryKey: ['configuration'] });
      onClose();
    },
  });
  const send = (): void => {
    setMissing(act === 'refuse' && !reason.trim());
    setTries(tries + 1);
    if (act !== 'refuse' || reason.trim()) doing.mutate();
  };
  const name = draft.parties.find((one) => one.party === party)?.name ?? '';
  return (
    <Dialog
      title={t(`agreements.drafts.${act}.title`)}
      action={t(`agreements.drafts.${act}.action`)}
      danger={act === 'refuse'}
      busy={doing.isPending}
      problem={doing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t(`agreements.drafts.${act}.text`, { name })}</p>
      {act === 'refuse' && (
        <Form
          faults={
            isMissing ? { reason: (t) => t('forms.required', { field: t('agreements.drafts.reason') }) } : {}
          }
          tries={tries}
          label={t('agreements.drafts.refuse.action')}
          onSubmit={send}
        >
          <TextField
            name="reason"
            label={t('agreements.drafts.reason')}
            help={t('agreements.drafts.reasonHelp')}
            value={reason}
            onChange={setReason}
            required
          />
        </Form>
      )}
    </Dialog>
  );
}
