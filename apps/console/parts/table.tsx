import type { ReactNode } from 'react';

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ReactNode;
  /** Names its row for who hears the table. */
  isHeader?: boolean;
  numeric?: boolean;
}

interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/** A table; where the screen is narrow each row is a card in which every value has its name. */
export function Table<Row>({ caption, captionHidden = false, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <div className="table-box">
      <table className="utrecht-table table" role="table">
        <caption className={captionHidden ? 'visually-hidden' : 'utrecht-table__caption'}>{caption}</caption>
        <thead className="utrecht-table__header" role="rowgroup">
          <tr role="row">
            {columns.map(({ name, numeric }) => (
              <th
                key={name}
                scope="col"
                role="columnheader"
                className={`utrecht-table__header-cell ${numeric ? 'numeric' : ''}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="utrecht-table__body" role="rowgroup">
          {rows.map((row) => (
            <tr key={keyOf(row)} role="row" className="utrecht-table__row">
              {columns.map(({ name, cell, isHeader, numeric }) => {
                const classes = `utrecht-table__cell ${numeric ? 'numeric' : ''}`;
                const content = (
                  <>
                    <span className="cell-name" aria-hidden="true">
                      {name}
                    </span>
                    <span className="cell-value">{cell(row)}</span>
                  </>
                );
                return isHeader ? (
                  <th key={name} scope="row" role="rowheader" className={classes}>
                    {content}
                  </th>
                ) : (
                  <td key={name} role="cell" className={classes}>
                    {content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
