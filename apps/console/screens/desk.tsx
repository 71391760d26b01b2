import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { clock } from '../language';
import { Button } from '../parts/button';
import { CheckGroup, faultsIn, Form, SelectField, TextField, type Faults } from '../parts/forms';
import { Page, Section } from '../parts/page';
import { Asked, Empty, Failed } from '../parts/states';
import { isBsn } from './bsn';
import { DeskViewPage } from './desk-view';
import { HELP } from './consent-fields';
import { useDeskQuestions } from './use-desk-questions';

type Purposes = Schemas['DeskSources']['purposes'];

/** For whoever works at a desk: ask sources with the person there, and see what they show. */
export function Desk() {
  const { view } = useSearch({ strict: false });
  const [isClosed, setClosed] = useState(false);
  return view ? (
    <DeskViewPage key={view} id={view} onClosed={() => setClosed(true)} />
  ) : (
    <DeskStart isClosed={isClosed} />
  );
}

function DeskStart({ isClosed }: { isClosed: boolean }) {
  const { t } = useTranslation();
  const sources = useQuery({ queryKey: ['desk-sources'], queryFn: () => given(hub.GET('/desk-sources')) });
  const own = useQuery({
    queryKey: ['desk-views'],
    queryFn: () => given(hub.GET('/desk-views')),
    staleTime: 0,
  });
  const questions = useDeskQuestions();
  const views = own.data?.views ?? [];
  return (
    <Page title={t('desk.title')} intro={t('desk.intro')}>
      <p role="status" className={isClosed ? 'done' : 'visually-hidden'}>
        {isClosed ? t('desk.closed') : ''}
      </p>
      {views.length > 0 && (
        <Section id="open" title={t('desk.open')}>
          <ul className="utrecht-unordered-list">
            {views.map(({ viewId, purpose, openedAt }) => (
              <li key={viewId}>
                <Link to={'/desk' as never} search={{ view: viewId } as never} className="utrecht-link">
                  {t('desk.openItem', { purpose: t(`lists.purpose.${purpose}`), at: clock(openedAt) })}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="ask" title={t('desk.ask')} intro={t('desk.logged')}>
        <Asked query={sources}>
          {({ purposes }) =>
            purposes.length === 0 ? (
              <Empty title={t('desk.none')} text={t('desk.noneText')} />
            ) : (
              <AskForm purposes={purposes} />
            )
          }
        </Asked>
      </Section>
      {(questions.data?.questions.length ?? 0) > 0 && (
        <Section id="consent" title={t('paper.ask')} intro={t('paper.askText')}>
          <Link to={'/desk/consent' as never} className="utrecht-link">
            {t('paper.open')}
          </Link>
        </Section>
      )}
    </Page>
  );
}

const NOTHING = { present: [] as string[], sources: [] as string[], bsn: '', help: '', codes: {} };

function AskForm({ purposes }: { purposes: Purposes }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filled, setFilled] = useState<{
    purpose: string;
    present: string[];
    sources: string[];
    bsn: string;
    help: string;
    codes: Record<string, string>;
  }>({ ...NOTHING, purpose: purposes[0]!.purpose });
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const set = (more: Partial<typeof filled>): void => setFilled({ ...filled, ...more });
  const possible = purposes.find(({ purpose }) => purpose === filled.purpose)!.sources;
  const named = possible.filter(({ source }) => filled.sources.includes(source));
  const needsBsn = possible.some(({ byBsn }) => byBsn);
  const asking = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/desk-views', {
          body: {
            personPresent: true,
            purpose: filled.purpose,
            sources: named.map(({ source, byBsn }) =>
              byBsn ? { source } : { source, linkCode: filled.codes[source] ?? '' },
            ),
            subject: named.some(({ byBsn }) => byBsn) ? { bsn: filled.bsn } : {},
            ...(filled.help ? { helpRequest: filled.help } : {}),
          } as Schemas['DeskView'],
        }),
      ),
    onSuccess: ({ viewId }) =>
      // Whoever it was stands nowhere any more.
      navigate({ to: '/desk' as never, search: { view: viewId } as never }),
    onError: (problem) =>
      setFaults(
        faultsIn(
          problem,
          { bsn: '/subject/bsn', sources: '/sources' },
          (code) => (t) => t('forms.fault', { code }),
        ),
      ),
    gcTime: 0,
  });
  const submit = (): void => {
    const found: Faults = {
      ...(filled.present.length > 0 ? {} : { present: (t) => t('desk.presentFault') }),
      ...(named.length > 0 ? {} : { sources: (t) => t('forms.choose', { field: t('desk.sourcesShort') }) }),
      ...(named.some(({ byBsn }) => byBsn) && !isBsn(filled.bsn) ? { bsn: (t) => t('forms.bsn') } : {}),
      ...Object.fromEntries(
        named
          .filter(({ source, byBsn }) => !byBsn && !filled.codes[source])
          .map(({ source, name }) => [
            `code-${source}`,
            (t: TFunction) => t('forms.required', { field: t('desk.code', { name }) }),
          ]),
      ),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) asking.mutate();
  };
  return (
    <Form faults={faults} tries={tries} onSubmit={submit} label={t('desk.ask')}>
      <CheckGroup
        name="present"
        legend={t('desk.present')}
        options={[{ value: 'yes', label: t('desk.presentYes') }]}
        chosen={filled.present}
        onChange={(present) => set({ present })}
      />
      <div className="field-row">
        <SelectField
          name="purpose"
          label={t('desk.purpose')}
          value={filled.purpose}
          onChange={(purpose) => set({ purpose, sources: [] })}
          options={purposes.map(({ purpose }) => ({
            value: purpose,
            label: t(`lists.purpose.${purpose}`),
          }))}
        />
        <SelectField
          name="help"
          label={t('desk.help')}
          none={t('desk.noHelp')}
          value={filled.help}
          onChange={(help) => set({ help })}
          options={HELP.map((value) => ({ value, label: t(`lists.help.${value}`) }))}
        />
      </div>
      <CheckGroup
        name="sources"
        legend={t('desk.sources')}
        options={possible.map(({ source, name }) => ({ value: source, label: name }))}
        chosen={filled.sources}
        onChange={(sources) => set({ sources })}
      />
      <div className="field-row narrow">
        {needsBsn && (
          <TextField
            name="bsn"
            label={t('desk.bsn')}
            help={t('desk.bsnHelp')}
            inputMode="numeric"
            value={filled.bsn}
            onChange={(value) => set({ bsn: value.trim() })}
            required
          />
        )}
        {named
          .filter(({ byBsn }) => !byBsn)
          .map(({ source, name }) => (
            <TextField
              key={source}
              name={`code-${source}`}
              label={t('desk.code', { name })}
              help={t('desk.codeHelp')}
              value={filled.codes[source] ?? ''}
              onChange={(value) => set({ codes: { ...filled.codes, [source]: value.trim() } })}
              required
            />
          ))}
      </div>
      {asking.error && <Failed problem={asking.error} />}
      <Button type="submit" disabled={asking.isPending}>
        {asking.isPending ? t('states.busyNow') : t('desk.action')}
      </Button>
    </Form>
  );
}
