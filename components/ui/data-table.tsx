'use client';

import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useRef } from 'react';
import classes from './data-table.module.css';
import { useRowKeys } from './use-row-keys';

export type SortDirection = 'ascending' | 'descending';
export type Sort<Key extends string = string> = {
  readonly key: Key;
  readonly direction: SortDirection;
};

export type Column<Row> = {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Right-aligned, tabular. */
  readonly numeric?: boolean;
  readonly sortable?: boolean;
  readonly width?: number | string;
  /**
   * Where the column goes under 700 px: `title` on the left of the first line,
   * `figure` on its right, `detail` in the second line, `hidden` nowhere.
   */
  readonly phone: 'title' | 'figure' | 'detail' | 'hidden';
};

export type DataTableProps<Row> = {
  /** Says what the table holds to those who cannot see the heading. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Opens a row: by Enter on the row J and K lead to. The first column's link is for the mouse. */
  readonly onOpen?: (row: Row) => void;
  /** Keeps the old rows at 60 % while new ones are on their way. */
  readonly refreshing?: boolean;
  readonly footer?: ReactNode;
};

/** A dense table for comparing; on a phone every row becomes two lines. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, sort, onSort, onOpen, refreshing, footer } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, onOpen && ((index) => rows[index] && onOpen(rows[index])));
  return (
    <div className={classes.frame} data-refreshing={refreshing || undefined} aria-busy={refreshing}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={rowKey(row)} tabIndex={onOpen ? -1 : undefined}>
              {columns.map(({ key, cell, numeric, phone }) => (
                <td key={key} data-numeric={numeric || undefined} data-phone={phone}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  );
}

type HeaderCellProps<Row> = Pick<DataTableProps<Row>, 'sort' | 'onSort'> & { column: Column<Row> };

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>) {
  const t = useTranslations('ui');
  const { key, header, numeric, sortable, width } = column;
  const direction = sort?.key === key ? sort.direction : undefined;
  const next: SortDirection =
    direction === undefined ? (numeric ? 'descending' : 'ascending') : opposite[direction];
  const Arrow = direction === 'ascending' ? IconArrowUp : IconArrowDown;
  return (
    <th
      scope="col"
      style={{ width }}
      data-numeric={numeric || undefined}
      aria-sort={sortable ? (direction ?? 'none') : undefined}
    >
      {sortable && onSort ? (
        <UnstyledButton
          className={classes.sort}
          data-current={direction !== undefined || undefined}
          title={t(`table.${next}`)}
          onClick={() => onSort({ key, direction: next })}
        >
          {header}
          {direction && <Arrow size={12} aria-hidden="true" />}
        </UnstyledButton>
      ) : (
        header
      )}
    </th>
  );
}

const opposite = { ascending: 'descending', descending: 'ascending' } as const;
