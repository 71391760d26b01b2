interface FilterProps<T> {
  /** What the choice is of, for whoever does not see that the buttons belong together. */
  label: string;
  options: readonly { value: T; label: string }[];
  chosen: T;
  onChoose: (value: T) => void;
}

/** Which part of a list is shown: one of a few, always one. */
export const Filter = <T extends string | undefined>({
  label,
  options,
  chosen,
  onChoose,
}: FilterProps<T>) => (
  <div className="filter" role="group" aria-label={label}>
    {options.map((one) => (
      <button
        key={one.value ?? ''}
        type="button"
        className="filter-button"
        aria-pressed={chosen === one.value}
        onClick={() => onChoose(one.value)}
      >
        {one.label}
      </button>
    ))}
  </div>
);
