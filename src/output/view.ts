/** One column of a table, or one row of a property table. */
export interface Column<Row> {
  /** The API's own field name: the key in JSON, and what `--column` accepts. */
  field: string
  /** The official heading, where it differs from the field name. */
  label?: string
  /** What people see; the row's own field where not given. JSON without `--column` prints the row as the API sent it. */
  value?: (row: Row) => unknown
  /** Left out of tables unless this says so for the rows at hand (rows the official program prints only sometimes). */
  when?: (rows: readonly Row[]) => boolean
  /** Shown only when asked for: by `--column`, or by a flag of the command that passes `also: ['uuid']`. */
  optional?: boolean
  /** States are coloured on a terminal by meaning. */
  state?: boolean
  /** A name: a terminal that is too narrow neither breaks nor wraps it. Those that are called so are names without saying it. */
  whole?: boolean
  /** On a terminal it is cut to what fits on one line, not wrapped. */
  cut?: boolean
  /** It is another with each look, and that is no news. */
  passing?: boolean
  /** The words that may stand there, where the service has a list of them: a shell completes them in conditions. */
  words?: readonly string[]
}

/**
 * How the official programs draw their tables.
 * - `property`: `system`, `fm`: heading `Property | Value`, everything left-aligned.
 * - `field`: `dcmanager`: heading `Field | Value`, numbers right-aligned in lists.
 * - `centred`: `software`: heading `Property | Value`, lists centred from the third column on, nothing instead of `None`.
 */
export type TableStyle = 'property' | 'field' | 'centred'

/** How one resource is shown: stated once, used by every command that prints it. */
export interface View<Row> {
  style?: TableStyle
  list?: readonly Column<Row>[]
  /** The rows of a property table; a function where they depend on the object itself: without one, all there may be. */
  show?: readonly Column<Row>[] | ((row?: Row) => readonly Column<Row>[])
  /** Lists are sorted by this field, ascending; as the server sent them where not given. */
  sort?: string
  descending?: boolean
  /** Fields of a list that a terminal with no room for all leaves out, in this order. */
  spare?: readonly string[]
  /** Property tables in alphabetical order of the label; in the order of `show` where not given. */
  alphabetical?: boolean
  /** The official program folds long values of property tables at this many characters, whatever the terminal. */
  fold?: number
  /** Only people read it: on a terminal it is drawn as a report, this field of a row below it as the way out. */
  remedy?: string
  /** Timestamps inside text cells are printed in local time, as the official program of this resource does. */
  localTime?: boolean
}

/** Columns whose heading is the field name. */
export const columns = <Row>(...fields: string[]): Column<Row>[] => fields.map((field) => ({field}))

/** A row for a field that the server sends only sometimes. */
export const present = <Row extends object>(field: string): Column<Row> => ({
  field,
  when: ([row]) => row !== undefined && field in row,
})

/**
 * A number that Python would hold as a float: tables show `240.0`, JSON and sorting see the number.
 * For values the official programs compute by division, such as sizes in GiB.
 */
export class Float {
  constructor(readonly number: number) {}

  valueOf(): number {
    return this.number
  }

  toJSON(): number {
    return this.number
  }
}
