import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub } from '../hub';
import { moment } from '../language';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { Facts } from '../parts/facts';
import { Form, SelectField, TextField, type Faults, type Words } from '../parts/forms';
import { Section } from '../parts/page';
import { Empty, Failed } from '../parts/states';
import { dayAfter, dayStart } from './days';
import { useNames } from './names';

const STATES = ['dead', 'delivered', 'any'] as const;
type State = (typeof STATES)[number];

/** First how many and to whom, and only then by a button that names the number. */
export function DeliverAgain({ onDone }: { onDone: (words: Words) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const [lane, setLane] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [state, setState] = useState<State>('dead');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const [isAsked, setAsked] = useState(false);
  const ask = (preview: boolean) =>
    given(
      hub.POST('/deliveries/replays', {
        body: {
          lane,
          from: dayStart(from),
          ...(until ? { until: dayAfter(until) } : {}),
          ...(state === 'any' ? {} : { state }),
          preview,
        },
      }),
    );
  const preview = useMutation({ mutationFn: () => ask(true) });
  const doing = useMutation({
    mutationFn: () => ask(false),
    onSuccess: ({ planned }) => {
      setAsked(false);
      preview.reset();
      onDone((t) => t('post.again.done', { count: planned }));
    },
  });
  const submit = (): void => {
    const found: Faults = {
      ...(lane ? {} : { lane: (t) => t('forms.choose', { field: t('post.again.lane') }) }),
      ...(from ? {} : { from: (t) => t('forms.required', { field: t('post.again.from') }) }),
      ...(from && until && until < from ? { until: (t) => t('forms.period') } : {}),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) preview.mutate();
  };
  const changed =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      set(value);
      preview.reset();
    };
  const { data } = preview;
  return (
    <Section id="again" title={t('post.again.title')} intro={t('post.again.intro')}>
      <Form faults={faults} tries={tries} onSubmit={submit} label={t('post.again.title')}>
        <div className="field-row">
          <SelectField
            name="lane"
            label={t('post.again.lane')}
            none={t('forms.chooseOne')}
            value={lane}
            onChange={changed(setLane)}
            options={names.connections.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <SelectField
            name="state"
            label={t('post.again.state')}
            value={state}
            onChange={changed((value: string) => setState(value as State))}
            options={STATES.map((one) => ({ value: one, label: t(`post.again.states.${one}`) }))}
          />
          <TextField
            name="from"
            type="date"
            label={t('post.again.from')}
            value={from}
            onChange={changed(setFrom)}
          />
          <TextField
            name="until"
            type="date"
            label={`${t('post.again.until')} (${t('post.again.untilHelp').toLowerCase()})`}
            value={until}
            onChange={changed(setUntil)}
          />
        </div>
        <Button kind="secondary" type="submit" disabled={preview.isPending}>
          {t('post.again.preview')}
        </Button>
      </Form>
      <div role="status" className="preview">
        {data &&
          (data.planned === 0 && data.waiting === 0 && data.impossible.count === 0 ? (
            <Empty title={t('post.again.nothing')} text={t('post.again.nothingText')} />
          ) : (
            <>
              <h3 className="utrecht-heading-3">{t('post.again.result')}</h3>
              <Facts
                facts={Object.entries(data.recipients).map(([urn, count]) => [
                  urn,
                  t('post.again.planned', { count }),
                ])}
                label={names.party}
              />
              {data.waiting > 0 && (
                <p className="utrecht-paragraph">{t('post.again.waiting', { count: data.waiting })}</p>
              )}
              {data.impossible.count > 0 && (
                <p className="utrecht-paragraph">
                  {t('post.again.impossible', { count: data.impossible.count })}
                </p>
              )}
              {data.purgedUntil && (
                <p className="utrecht-paragraph">
                  {t('post.again.purged', { at: moment(data.purgedUntil) })}
                </p>
              )}
              {data.continueFrom && (
                <p className="utrecht-paragraph">{t('post.again.more', { at: moment(data.continueFrom) })}</p>
              )}
            </>
          ))}
      </div>
      {preview.error && <Failed problem={preview.error} />}
      {data && data.planned > 0 && (
        <div className="button-row">
          <Button onClick={() => setAsked(true)}>{t('post.again.go', { count: data.planned })}</Button>
        </div>
      )}
      {isAsked && data && (
        <Dialog
          title={t('post.again.confirm')}
          action={t('post.again.go', { count: data.planned })}
          busy={doing.isPending}
          problem={doing.error}
          onAction={() => doing.mutate()}
          onClose={() => setAsked(false)}
        >
          <p className="utrecht-paragraph">{t('post.again.asked')}</p>
        </Dialog>
      )}
    </Section>
  );
}
