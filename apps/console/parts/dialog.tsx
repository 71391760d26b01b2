import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionClock } from '../session-clock';
import { Button } from './button';
import { Failed } from './states';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** What is done, in the words of the button. */
  action: string;
  danger?: boolean;
  busy: boolean;
  /** What is asked cannot be done (yet). */
  blocked?: boolean;
  problem?: unknown;
  onAction: () => void;
  onClose: () => void;
}

/** The second step: what will happen, and then only by a button that names it. The browser keeps the focus inside. */
export function Dialog(props: DialogProps) {
  const { title, children, action, danger, busy, blocked = false, problem, onAction, onClose } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    // What was done may take the button away that it was done by: then to what that stood in.
    const around = before?.closest('section')?.querySelector<HTMLElement>('h2[tabindex]');
    const dialog = box.current!;
    dialog.showModal();
    return () => {
      dialog.close();
      const page = document.querySelector<HTMLElement>('h1[tabindex]');
      [before, around, page].find((one) => one?.isConnected)?.focus();
    };
  }, []);
  return (
    <dialog
      className="dialog"
      ref={box}
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
    >
      <h2 className="utrecht-heading-2" id={name} tabIndex={-1} autoFocus>
        {title}
      </h2>
      <div className="dialog-text">{children}</div>
      {problem ? <Failed problem={problem} strong={onAction} /> : null}
      <div className="button-row">
        <Button kind={danger ? 'danger' : 'primary'} disabled={busy || blocked} onClick={onAction}>
          {busy ? t('states.busyNow') : action}
        </Button>
        <Button kind="secondary" disabled={busy} onClick={onClose}>
          {t('states.cancel')}
        </Button>
      </div>
      {/* What stands outside can neither be heard nor reached from here. */}
      <SessionClock />
    </dialog>
  );
}
