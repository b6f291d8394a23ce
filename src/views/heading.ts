import type {Column} from '../output/view.js'

/** dcmanager's JSON has hyphens where its tables have underscores. */
export const underscored = <Row>(...fields: string[]): Column<Row>[] =>
  fields.map((field) => ({field, label: field.replaceAll('-', '_')}))

/** Where its tables have spaces. */
export const spaced = <Row>(...fields: string[]): Column<Row>[] =>
  fields.map((field) => ({field, label: field.replaceAll(/[-_]/g, ' ')}))
