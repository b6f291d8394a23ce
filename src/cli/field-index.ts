import {everyColumn} from '../output/foresee.js'
import type {Column, View} from '../output/view.js'
import {subcloudColumns} from '../selecting/fleet.js'
import type {Field, Fields} from './complete-term.js'
import type {ViewOf} from './reading.js'
import {waitedView} from './waiting.js'

/** What shells complete of views, by command; made by the build, because to load a command costs too much for one word. */
export interface FieldIndex {
  /** What is printed, and where it is otherwise what conditions may ask. */
  commands: Readonly<Record<string, {columns?: Fields; conditions?: Fields}>>
  subclouds: Fields
}

/** A command as far as it says what it shows. */
interface Showing {
  readonly view?: ViewOf<never>
  readonly result?: View<never>
}

/** Who completes columns is about to choose some, and some views have more for those who do. */
const choosing = {args: {}, flags: {}, globals: {column: []}}

export function fieldIndex(commands: readonly (readonly [id: string, command: object])[]): FieldIndex {
  const entries = commands.flatMap(([id, command]) => {
    const {view, result}: Showing = command
    const seen = view && fieldsOf(typeof view === 'function' ? view(choosing as never) : view)
    const waits = result === (waitedView as View<never>)
    const columns = result === undefined ? seen : fieldsOf(result)
    return columns === undefined ? [] : [[id, {columns, ...(waits && seen && {conditions: seen})}] as const]
  })
  return {commands: Object.fromEntries(entries), subclouds: distinct(subcloudColumns)}
}

const fieldsOf = (view: View<never>): Fields => distinct(everyColumn(view) as readonly Column<never>[])

/** By the names of headings, where these can be typed: that is what people see. */
function distinct(columns: readonly {field: string; label?: string; words?: readonly string[]}[]): Fields {
  const fields = new Map<string, Field>()
  for (const {field, label, words} of columns) {
    const name = (label !== undefined && /^[a-z][\w. ]*$/.test(label) ? label : field).replaceAll(/[ -]/g, '_')
    if (!fields.has(name)) fields.set(name, words === undefined ? {field: name} : {field: name, words})
  }
  return [...fields.values()]
}
