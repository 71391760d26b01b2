import { Button } from './button';

interface RowButtonProps {
  /** What it does: what stands on it. */
  act: string;
  /** With which of the rows: for who hears the button apart from its row. */
  of: string;
  onClick: () => void;
  /** Of one that opens something: whether that is open. */
  expanded?: boolean;
}

/** A button of one row, among others with the same words on them. */
export const RowButton = ({ act, of, onClick, expanded }: RowButtonProps) => (
  <Button kind="secondary" small aria-label={`${act}: ${of}`} aria-expanded={expanded} onClick={onClick}>
    {act}
  </Button>
);
