/** What becomes different, each in a sentence. */
export const Differences = ({ lines }: { lines: string[] }) => (
  <ul className="utrecht-unordered-list">
    {lines.map((line) => (
      <li key={line} className="utrecht-unordered-list__item">
        {line}
      </li>
    ))}
  </ul>
);
