import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askFile, given, hub, type Schemas } from '../hub';
import { day, languageNow, clock } from '../language';
import { Badge, type Tone } from '../parts/badge';
import { Button } from '../parts/button';
import { Differences } from '../parts/differences';
import { Form, SelectField, type Words } from '../parts/forms';
import { Icon, type IconName } from '../parts/icon';
import { Page, Section } from '../parts/page';
import { MachineName } from '../parts/place';
import { Asked, Empty, Failed } from '../parts/states';
import { useNames } from './names';
import { saveFile } from './save-file';
import { SuccessionActs } from './successions';

type Item = Schemas['PlanItem'];
/** Of something that these are said of, the beginning is still to come. */
const AHEAD: ReadonlySet<Item['what']> = new Set(['begins', 'changes']);
const MONTHS = ['1', '3', '12', '24'] as const;
const LOOK: Record<Item['what'], { tone: Tone; icon: IconName }> = {
  begins: { tone: 'good', icon: 'arrow' },
  changes: { tone: 'info', icon: 'info' },
  ends: { tone: 'bad', icon: 'cross' },
  'last-day-to-turn-back': { tone: 'warning', icon: 'clock' },
};

/** Everything that changes from now on, day by day, in words; also for a calendar. */
export function Plan() {
  const { t } = useTranslation();
  const names = useNames();
  const [months, setMonths] = useState<string>('12');
  const [organisation, setOrganisation] = useState('');
  const [told, setTold] = useState<Words[]>([]);
  const news = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed is not there any more.
    if (told.length > 0) news.current?.focus();
  }, [told]);
  const now = useQuery({
    queryKey: ['configuration', 'now'],
    queryFn: () => given(hub.GET('/configuration')),
    staleTime: 60_000,
  });
  const at = now.data?.at;
  const until = at && new Date(Date.parse(at) + Number(months) * 30.5 * 86_400_000).toISOString();
  const plan = useQuery({
    queryKey: ['plan', at, months, organisation],
    enabled: Boolean(at),
    queryFn: async () =>
      // As JSON: a calendar comes only to who asks for one.
      (await given(
        hub.GET('/plan', {
          params: { query: { from: at!, until: until!, ...(organisation ? { organisation } : {}) } },
        }),
      )) as { items: Item[] },
  });
  const saving = useMutation({
    mutationFn: async () => {
      const query = new URLSearchParams({
        from: at!,
        until: until!,
        language: languageNow(),
        ...(organisation ? { organisation } : {}),
      });
      const { blob } = await askFile(`/v1/plan?${query}`, 'text/calendar');
      saveFile(blob, 'schakel-planning.ics');
    },
  });
  return (
    <Page
      title={t('plan.title')}
      intro={t('plan.intro')}
      actions={
        <>
          <Button kind="secondary" small disabled={!at || saving.isPending} onClick={() => saving.mutate()}>
            <Icon name="download" /> {t('plan.calendar')}
          </Button>
          <Button kind="secondary" small onClick={() => print()}>
            <Icon name="print" /> {t('plan.print')}
          </Button>
        </>
      }
    >
      <div role="status" ref={news} tabIndex={-1} className={told.length > 0 ? 'done' : 'visually-hidden'}>
        {told.map((words, index) => (
          <p key={index}>{words(t)}</p>
        ))}
      </div>
      {saving.error && <Failed problem={saving.error} again={() => saving.mutate()} />}
      <Section id="plan" title={t('plan.ahead')}>
        <Form faults={{}} tries={0} label={t('plan.choose')} onSubmit={() => undefined}>
          <div className="field-row narrow">
            <SelectField
              name="months"
              label={t('plan.period')}
              value={months}
              onChange={setMonths}
              options={MONTHS.map((value) => ({ value, label: t('plan.months', { count: Number(value) }) }))}
            />
            <SelectField
              name="organisation"
              label={t('plan.concerns')}
              none={t('agreements.everybody')}
              value={organisation}
              onChange={setOrganisation}
              options={names.parties.map(({ key, name }) => ({ value: key, label: name }))}
            />
          </div>
        </Form>
        <Asked query={plan}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('plan.none')} text={t('plan.noneText')} />
            ) : (
              <ol className="timeline">
                {items.map((item) => (
                  <PlanLine
                    key={`${item.at} ${item.kind} ${item.key} ${item.what} ${item.draftId ?? ''}`}
                    item={item}
                    hasBegun={
                      !items.some(
                        (one) => one.kind === item.kind && one.key === item.key && AHEAD.has(one.what),
                      )
                    }
                    onTurnedBack={setTold}
                  />
                ))}
              </ol>
            )
          }
        </Asked>
      </Section>
    </Page>
  );
}

function PlanLine({
  item,
  hasBegun,
  onTurnedBack,
}: {
  item: Item;
  hasBegun: boolean;
  onTurnedBack: (told: Words[]) => void;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const { sentence, differences } = item.inWords[languageNow()];
  const look = LOOK[item.what];
  return (
    <li className="timeline-item">
      <p className="timeline-when">
        <time dateTime={item.at}>{day(item.at)}</time>
        <span>{clock(item.at)}</span>
      </p>
      <div className="timeline-what">
        <p className="timeline-badges">
          <Badge tone={look.tone} icon={look.icon}>
            {t(`plan.what.${item.what}`)}
          </Badge>
          {item.isProposed && <Badge tone="warning">{t('plan.proposed')}</Badge>}
        </p>
        <p className="timeline-sentence">{sentence}</p>
        {item.kind === 'succession' && (
          <p className="cell-extra">
            <MachineName name={item.key} />
          </p>
        )}
        {differences.length > 0 && (
          <details className="details">
            <summary>{t('plan.differences', { count: differences.length })}</summary>
            <Differences lines={differences} />
          </details>
        )}
        {item.kind === 'succession' && item.what !== 'ends' && (
          <SuccessionActs
            id={item.key}
            name={sentence}
            draft={item.draftId}
            canTurnBack={item.what === 'last-day-to-turn-back'}
            hasBegun={hasBegun}
            onTurnedBack={onTurnedBack}
          />
        )}
        {item.organisations.length > 0 && (
          <p className="cell-extra">{item.organisations.map((one) => names.party(one)).join(', ')}</p>
        )}
      </div>
    </li>
  );
}
