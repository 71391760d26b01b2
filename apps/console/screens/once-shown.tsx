import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button';
import { Icon } from '../parts/icon';

/** A secret, this once: it is nowhere else, and gone with the page. */
export function OnceShown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="note" role="group" aria-labelledby="once" tabIndex={-1} ref={box}>
      <p className="said-title" id="once">
        <Icon name="lock" /> {t('endpoint.once')}
      </p>
      <p className="utrecht-paragraph">{t('endpoint.onceText')}</p>
      <code className="secret" aria-label={t('endpoint.secret')} role="textbox" aria-readonly tabIndex={0}>
        {secret}
      </code>
      <div className="button-row">
        <Button
          kind="secondary"
          small
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}
        >
          {t('endpoint.copy')}
        </Button>
        <Button kind="secondary" small onClick={onClose}>
          {t('endpoint.close')}
        </Button>
      </div>
      <p role="status">{isCopied ? t('endpoint.copied') : ''}</p>
    </div>
  );
}
