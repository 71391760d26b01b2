import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** That a proposal lies ready, and where. */
export function ProposedLink({ draft }: { draft: { draftId: string; title: string } | undefined }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {draft && (
        <p className="done">
          {t('settings.roles.proposed')}{' '}
          <Link
            to={'/agreements/drafts' as never}
            search={{ draft: draft.draftId } as never}
            className="utrecht-link"
          >
            {draft.title}
          </Link>
        </p>
      )}
    </div>
  );
}
