import { useTranslation } from 'react-i18next';
import { CheckGroup, SelectField, TextField } from '../parts/forms';
import { Failed, Loading } from '../parts/states';
import { unique } from './agreements';
import { useNames } from './names';
import { keyFrom, recordOf, type Filled, type Joinable } from './new-partner-draft';
import type { OneForm } from './new-partner';

export interface StepProps {
  filled: Filled;
  set: (more: Partial<Filled>) => void;
}

const ORGANISATIONS = [
  'public-body',
  'education',
  'employer',
  'staffing',
  'social-partner',
  'foundation',
  'other',
] as const;
const CHANNELS = ['webhook', 'inbox', 'broker'] as const;

export function WhoStep({ filled, set }: StepProps) {
  const { t } = useTranslation();
  const isOwnKey = filled.key !== keyFrom(filled.name);
  return (
    <div className="field-row">
      <TextField
        name="name"
        label={t('joining.name')}
        value={filled.name}
        onChange={(name) => set({ name, ...(isOwnKey ? {} : { key: keyFrom(name) }) })}
        required
      />
      <TextField
        name="key"
        label={t('joining.key')}
        help={t('joining.keyHelp')}
        value={filled.key}
        onChange={(key) => set({ key: key.trim() })}
        required
      />
      <SelectField
        name="kind"
        label={t('joining.kind')}
        value={filled.kind}
        onChange={(kind) => set({ kind })}
        options={ORGANISATIONS.map((value) => ({ value, label: t(`lists.organisation.${value}`) }))}
      />
      <SelectField
        name="numberKind"
        label={t('joining.numberKind')}
        value={filled.numberKind}
        onChange={(numberKind) => set({ numberKind: numberKind as Filled['numberKind'] })}
        options={(['oin', 'kvk'] as const).map((value) => ({
          value,
          label: t(`joining.numberKinds.${value}`),
        }))}
      />
      <TextField
        name="number"
        label={t('joining.number')}
        inputMode="numeric"
        value={filled.number}
        onChange={(number) => set({ number: number.trim() })}
        required
      />
      <TextField
        name="contact"
        label={t('joining.contact')}
        value={filled.contact}
        onChange={(contact) => set({ contact: contact.trim() })}
      />
      <TextField
        name="signed"
        label={t('joining.signed')}
        help={t('joining.signedHelp')}
        value={filled.signed}
        onChange={(signed) => set({ signed })}
        required
      />
      <TextField
        name="signedOn"
        type="date"
        label={t('joining.signedOn')}
        value={filled.signedOn}
        onChange={(signedOn) => set({ signedOn })}
        required
      />
    </div>
  );
}

export function SystemStep({ filled, set }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="field-row">
        {(['system', 'operator', 'mandate'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`joining.${name}`)}
            value={filled[name]}
            onChange={(value) => set({ [name]: value })}
            required
          />
        ))}
        <TextField
          name="client"
          label={t('joining.client')}
          help={t('joining.clientHelp')}
          value={filled.client}
          onChange={(client) => set({ client: client.trim() })}
          required
        />
        <SelectField
          name="channel"
          label={t('joining.channel')}
          value={filled.channel}
          onChange={(channel) => set({ channel: channel as Filled['channel'] })}
          options={CHANNELS.map((value) => ({ value, label: t(`lists.channel.${value}`) }))}
        />
        <TextField
          name="email"
          label={t('joining.email')}
          value={filled.email}
          onChange={(email) => set({ email: email.trim() })}
        />
      </div>
      <CheckGroup
        name="signs"
        legend={t('joining.signsLegend')}
        options={[{ value: 'signs', label: t('joining.signs') }]}
        chosen={filled.signs ? ['signs'] : []}
        onChange={(chosen) => set({ signs: chosen.length > 0 })}
      />
    </>
  );
}

/** What a partner sends the hub takes, and the other way round. */
const NOT_FOR = { sends: 'out', receives: 'in' } as const;

export function FormsStep({ filled, set, forms }: StepProps & { forms: OneForm[] }) {
  const { t } = useTranslation();
  const optionsFor = (way: keyof typeof NOT_FOR) =>
    unique(forms.filter(({ direction }) => direction !== NOT_FOR[way]).map(({ contract }) => contract))
      .sort((a, b) => recordOf(a).localeCompare(recordOf(b)) || a.localeCompare(b))
      .map((value) => ({ value, label: `${t(`lists.record.${recordOf(value)}`)}: ${value}` }));
  return (
    <>
      {(['sends', 'receives'] as const).map((name) => (
        <CheckGroup
          key={name}
          name={name}
          legend={t(`joining.${name}`)}
          options={optionsFor(name)}
          chosen={filled[name]}
          onChange={(chosen) => set({ [name]: chosen })}
        />
      ))}
    </>
  );
}

const JOINS = {
  group: 'groups',
  agreement: 'agreements',
  clause: 'clauses',
  route: 'subscriptions',
} as const;

export function JoinsStep({
  filled,
  set,
  joinable,
}: StepProps & { joinable: { found: Joinable[]; isPending: boolean; error: unknown } }) {
  const { t } = useTranslation();
  const nameOf = useJoinName();
  if (joinable.isPending) return <Loading />;
  if (joinable.error) return <Failed problem={joinable.error} />;
  return (
    <>
      <p className="utrecht-paragraph">{t('joining.joinsNone')}</p>
      <p className="utrecht-paragraph">{t('joining.fits')}</p>
      <p className="utrecht-paragraph">{t('joining.everybody')}</p>
      {(Object.keys(JOINS) as Joinable['kind'][]).map((kind) => (
        <CheckGroup
          key={kind}
          name={kind}
          legend={t(`joining.${JOINS[kind]}`)}
          options={distinct(
            joinable.found
              .filter((one) => one.kind === kind)
              .map((one) => ({ value: `${kind} ${one.key}`, label: nameOf(one) })),
          )}
          chosen={filled.joins}
          onChange={(joins) => set({ joins })}
        />
      ))}
    </>
  );
}

/** Routes to several recipients offer the same. */
const distinct = (options: { value: string; label: string }[]) =>
  options.filter(({ label }, index) => options.findIndex((one) => one.label === label) === index);

export function useJoinName(): (one: Joinable) => string {
  const { t } = useTranslation();
  const names = useNames();
  return ({ kind, key, name, content }) => {
    if (kind !== 'route' && kind !== 'clause') return name;
    const senders = (content['senders'] as string[]).map((one) => names.party(one).replace('group:', ''));
    const record = t(`lists.record.${String(content['recordType'])}`);
    if (kind === 'route') return t('joining.subscription', { record, senders: senders.join(', ') });
    const purpose = t(`lists.purpose.${String(content['purpose'])}`).toLowerCase();
    return t('joining.clause', { record, senders: senders.join(', '), purpose, key });
  };
}
