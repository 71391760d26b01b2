import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { given, hub, type Schemas } from '../hub';
import { Dialog } from '../parts/dialog';
import { faultsIn, Form, SelectField, TextField, type Faults } from '../parts/forms';
import { HELP } from './consent-fields';
import { deskName, languageName, partyName, useDesks } from './use-desks';

/** Somebody asks for help with which another desk helps: found by that, by where and by the language, and by nothing else. */
export function ReportReferral({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: desks } = useDesks();
  const [help, setHelp] = useState('');
  const [area, setArea] = useState('');
  const [language, setLanguage] = useState('');
  const [recordId, setRecordId] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [tries, setTries] = useState(0);
  const reporting = useMutation({
    mutationFn: () =>
      given(
        hub.POST('/referrals', {
          body: {
            helpRequest: help,
            subject: { recordId },
            ...(area ? { area } : {}),
            ...(language ? { language } : {}),
          } as Schemas['Referral'],
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['referrals'] }),
    onError: (problem) =>
      setFaults(
        faultsIn(problem, { record: '/subject', area: '/area' }, (code) => (t) => t('forms.fault', { code })),
      ),
    gcTime: 0,
  });
  const send = (): void => {
    const found: Faults = {
      ...(help ? {} : { help: (t) => t('forms.choose', { field: t('referrals.report.help') }) }),
      ...(recordId ? {} : { record: (t) => t('forms.required', { field: t('referrals.report.record') }) }),
    };
    setFaults(found);
    setTries(tries + 1);
    if (Object.keys(found).length === 0) reporting.mutate();
  };
  const languages = [
    ...new Set([
      'nld',
      ...(desks?.desks.flatMap(({ helps }) => helps.flatMap((one) => one.languages ?? [])) ?? []),
    ]),
  ];
  const { data } = reporting;
  return (
    <Dialog
      title={t('referrals.report.title')}
      action={data ? t('states.close') : t('referrals.report.action')}
      busy={reporting.isPending}
      problem={reporting.error}
      onAction={data ? onClose : send}
      onClose={onClose}
    >
      {data ? (
        <div role="status">
          <p className="utrecht-paragraph">
            {t('referrals.report.done', {
              desk: deskName(desks, data.desk),
              party: partyName(desks, data.recipient),
            })}
          </p>
          {!data.speaksLanguage && <p className="utrecht-paragraph">{t('referrals.report.notSpoken')}</p>}
          <p className="utrecht-paragraph">{t('referrals.report.next')}</p>
          <p>
            <code className="code">{data.referralId}</code>
          </p>
        </div>
      ) : (
        <Form faults={faults} tries={tries} label={t('referrals.report.title')} onSubmit={send}>
          <p className="utrecht-paragraph">{t('referrals.report.text')}</p>
          <SelectField
            name="help"
            label={t('referrals.report.help')}
            none={t('forms.chooseOne')}
            value={help}
            onChange={setHelp}
            options={HELP.map((value) => ({ value, label: t(`lists.help.${value}`) }))}
            required
          />
          <SelectField
            name="area"
            label={t('referrals.report.area')}
            none={t('referrals.report.anywhere')}
            value={area}
            onChange={setArea}
            options={(desks?.areas ?? []).map(({ area: value, name }) => ({ value, label: name }))}
          />
          <SelectField
            name="language"
            label={t('referrals.report.language')}
            none={t('referrals.report.anyLanguage')}
            value={language}
            onChange={setLanguage}
            options={languages.map((value) => ({ value, label: languageName(value) }))}
          />
          <TextField
            name="record"
            label={t('referrals.report.record')}
            help={t('referrals.report.recordHelp')}
            value={recordId}
            onChange={(value) => setRecordId(value.trim())}
            required
          />
        </Form>
      )}
    </Dialog>
  );
}
