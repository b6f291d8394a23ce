import type {RunContext} from '../cli/context.js'
import {CommandFailure} from '../cli/failure.js'
import type {Voice} from '../cli/voice.js'
import type {Api} from '../client/api.js'
import {type Subcloud, subclouds} from '../client/dcmanager/subcloud.js'

/** Who is asked about: subclouds by name, or a selection; of one an official program takes the name, and one name. */
interface Line {
  names: readonly string[]
  selected: boolean
  voice: Voice
  context: Pick<RunContext, 'program'>
  id: string
}

/** Refuses a line that names nobody, or names some and selects others. */
export async function judgeNames({names, selected, voice, context: {program}, id}: Line): Promise<void> {
  if (names.length > 0 && selected) {
    voice.refuse('subclouds are named, and selected with --subclouds', 'give one of them')
  }
  const surplus = voice.judgesFirst ? [] : names.slice(1)
  const missing = names.length === 0 && !selected ? [{name: 'subcloud'}] : []
  if (surplus.length + missing.length === 0) return
  const {usageFailure} = await import('../cli/parsing.js')
  const error = Object.assign(new Error(`Unexpected argument: ${surplus.join(' ')}`), {args: missing})
  const failure = await usageFailure(program, id, error)
  if (!voice.judgesFirst || missing.length === 0) throw failure
  throw new CommandFailure('usage', failure.message, 'name some, or select them: --subclouds all', id)
}

/** Those of these names or ids, in one request, each once. */
export async function subcloudsNamed(dcmanager: Api, refs: readonly string[]): Promise<Subcloud[]> {
  const all = await subclouds(dcmanager).list({secondary: true})
  return [...new Set(refs)].map((ref) => {
    const found = all.find(({id, name}) => name === ref || String(id) === ref)
    if (found) return found
    const among = all.map(({name}) => name)
    throw new CommandFailure('not-found', `subcloud not found: ${ref}`, undefined, undefined, {ref, among})
  })
}
