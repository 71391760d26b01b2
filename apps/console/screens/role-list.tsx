import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { useFinder } from '../parts/finder';
import { CheckGroup, Form, SelectField, TextField, type Faults } from '../parts/forms';
import { Section } from '../parts/page';
import { RowButton } from '../parts/row-button';
import { Empty, Failed, Loading } from '../parts/states';
import { Table } from '../parts/table';
import { useNames } from './names';
import { ProposedLink } from './proposed';
import { usePropose, type Proposed } from './use-propose';
import { useThings, type Thing } from './use-things';

const ROLES = [
  'administrator',
  'approver',
  'privacy-officer',
  'auditor',
  'desk-employee',
  'operator',
] as const;
const OF_THE_REGION: readonly string[] = ['administrator', 'operator'];

/** Who holds which role, by a claim of the log-in; given and ended by a proposal. */
export function RoleList({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const { found, isPending, error } = useThings(['role-mapping']);
  const [asked, setAsked] = useState<Thing | 'new' | undefined>();
  const [draft, setDraft] = useState<Proposed | undefined>();
  const roleOf = ({ content }: Thing): string => t(`lists.role.${String(content['role'])}`);
  const partyOf = ({ content }: Thing): string => names.party(String(content['party']));
  const { shown, finder, pager } = useFinder(found, (one) => `${roleOf(one)} ${partyOf(one)}`, 'roles');
  const done = (made: Proposed): void => {
    setAsked(undefined);
    setDraft(made);
  };
  return (
    <Section
      id="roles"
      title={t('settings.roles.title')}
      intro={t('settings.roles.text')}
      actions={
        mayChange && (
          <Button kind="secondary" small onClick={() => setAsked('new')}>
            {t('settings.roles.give')}
          </Button>
        )
      }
    >
      <ProposedLink draft={draft} />
      {isPending ? (
        <Loading />
      ) : error ? (
        <Failed problem={error} />
      ) : found.length === 0 ? (
        <Empty title={t('settings.roles.none')} text={t('settings.roles.noneText')} />
      ) : (
        <>
          {finder}
          <Table
            caption={t('settings.roles.title')}
            captionHidden
            rows={shown}
            keyOf={({ key }) => key}
            columns={[
              {
                name: t('settings.roles.role'),
                isHeader: true,
                cell: (one) => (
                  <>
                    {roleOf(one)}
                    {one.content['region'] === true && (
                      <span className="cell-extra">{t('settings.roles.region')}</span>
                    )}
                  </>
                ),
              },
              { name: t('settings.roles.party'), cell: partyOf },
              {
                name: t('settings.roles.by'),
                cell: ({ content }) => (
                  <code>
                    {String(content['claim'])}: {String(content['value'])}
                  </code>
                ),
              },
              ...(mayChange
                ? [
                    {
                      name: t('settings.roles.actions'),
                      cell: (one: Thing) => (
                        <RowButton
                          act={t('settings.roles.end')}
                          of={`${roleOf(one)}, ${partyOf(one)}`}
                          onClick={() => setAsked(one)}
                        />
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {pager}
        </>
      )}
      {asked === 'new' && (
        <GiveRole taken={found.map(({ key }) => key)} onClose={() => setAsked(undefined)} onDone={done} />
      )}
      {asked && asked !== 'new' && (
        <EndRole
          one={asked}
          title={t('settings.roles.endDraft', { role: roleOf(asked), party: partyOf(asked) })}
          onClose={() => setAsked(undefined)}
          onDone={done}
        />
      )}
    </Section>
  );
}

interface DoneProps {
  onClose: () => void;
  onDone: (draft: Proposed) => void;
}

function EndRole({ one, title, onClose, onDone }: DoneProps & { one: Thing; title: string }) {
  const { t } = useTranslation();
  const proposing = usePropose(onDone);
  const send = (): void => proposing.propose({ title, changes: [{ kind: one.kind, key: one.key }] });
  return (
    <Dialog
      title={t('settings.roles.endTitle')}
      action={t('settings.roles.propose')}
      busy={proposing.isPending}
      problem={proposing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('settings.roles.endText')}</p>
      <p className="utrecht-paragraph">{title}</p>
      {proposing.papers && (
        <Form
          faults={proposing.faults}
          tries={proposing.tries}
          onSubmit={send}
          label={t('settings.roles.endTitle')}
        >
          {proposing.papers}
        </Form>
      )}
    </Dialog>
  );
}

function GiveRole({ taken, onClose, onDone }: DoneProps & { taken: string[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const proposing = usePropose(onDone);
  const [role, setRole] = useState<(typeof ROLES)[number]>('desk-employee');
  const [party, setParty] = useState('');
  const [claim, setClaim] = useState('groups');
  const [value, setValue] = useState('');
  const [wide, setWide] = useState<string[]>([]);
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const send = (): void => {
    const found: Faults = {
      ...(party ? {} : { party: (t) => t('forms.choose', { field: t('settings.roles.party') }) }),
      ...(value ? {} : { value: (t) => t('forms.required', { field: t('settings.roles.value') }) }),
      ...(claim ? {} : { claim: (t) => t('forms.required', { field: t('settings.roles.claim') }) }),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length > 0) return;
    const base = `${role}-${party}`;
    let key = base;
    for (let again = 2; taken.includes(key); again++) key = `${base}-${again}`;
    const content = { claim, value, role, party, ...(wide.length > 0 ? { region: true } : {}) };
    proposing.propose({
      title: t('settings.roles.giveTitle', { role: t(`lists.role.${role}`), party: names.party(party) }),
      changes: [{ kind: 'role-mapping', key, content }],
    });
  };
  return (
    <Dialog
      title={t('settings.roles.give')}
      action={t('settings.roles.propose')}
      busy={proposing.isPending}
      problem={proposing.error}
      onAction={send}
      onClose={onClose}
    >
      <p className="utrecht-paragraph">{t('settings.roles.giveText')}</p>
      <Form
        faults={{ ...faults, ...proposing.faults }}
        tries={tries + proposing.tries}
        onSubmit={send}
        label={t('settings.roles.give')}
      >
        <SelectField
          name="role"
          label={t('settings.roles.role')}
          value={role}
          onChange={(next) => {
            setRole(next as typeof role);
            if (!OF_THE_REGION.includes(next)) setWide([]);
          }}
          options={ROLES.map((one) => ({ value: one, label: t(`lists.role.${one}`) }))}
        />
        <SelectField
          name="party"
          label={t('settings.roles.party')}
          none={t('forms.chooseOne')}
          value={party}
          onChange={setParty}
          options={names.parties.map((one) => ({ value: one.key, label: one.name }))}
        />
        <TextField
          name="value"
          label={t('settings.roles.value')}
          value={value}
          onChange={(next) => setValue(next.trim())}
          required
        />
        <TextField
          name="claim"
          label={t('settings.roles.claim')}
          value={claim}
          onChange={(next) => setClaim(next.trim())}
          required
        />
        {OF_THE_REGION.includes(role) && (
          <CheckGroup
            name="wide"
            legend={t('settings.roles.reach')}
            options={[{ value: 'wide', label: t('settings.roles.wide') }]}
            chosen={wide}
            onChange={setWide}
          />
        )}
        {proposing.papers}
      </Form>
    </Dialog>
  );
}
