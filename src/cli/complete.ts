import {isOfficialProgram, type ManifestFlag} from '../spelling/manifest.js'
import {valueIsAttached} from '../spelling/option.js'
import {childOf, type SpellingIndex, type WordNode} from '../spelling/spelling-index.js'
import {type Fields, inTerms, ofCondition, ofSelector} from './complete-term.js'
import {kindOfName, type NameKind} from './name-kind.js'

/** What the words of a line say already, for those who look for names where it leads. */
export type GivenFlags = Readonly<Record<string, string | boolean>>

/** What completion knows beside the words of commands. */
export interface Knowledge {
  names: (kind: NameKind, given: GivenFlags) => Promise<readonly string[]>
  /** What a command prints, and what its conditions may ask. */
  fields: (command: string) => {columns: Fields; conditions: Fields}
  /** What conditions on subclouds may ask. */
  subcloudFields: () => Fields
  /** The ids of the runs that are remembered here. */
  runs: () => readonly string[]
}

/** What stands before the cursor. */
interface Line {
  /** Words that lead to a command, and the place they lead to. */
  words: string[]
  node: WordNode
  /** The official program whose names are typed, if one was named. */
  official: boolean
  /** Words behind the command's name. */
  args: string[]
  given: Record<string, string | boolean>
  /** The flag whose value comes next, with its name. */
  open?: [string, ManifestFlag]
}

/** What may stand where the cursor is: the next words of a command, its flags, or the values these take. */
export async function complete(words: string[], index: SpellingIndex, known: Knowledge): Promise<string[]> {
  // A shell hands on what was typed, with the quote that is still open.
  const typed = (words.at(-1) ?? '').replace(/^['"]/, '')
  const line = read(words.slice(0, -1), index)
  const found = await candidates(line, typed, index, known)
  return [...new Set(found)].filter((one) => one.startsWith(typed)).sort()
}

async function candidates(line: Line, typed: string, index: SpellingIndex, known: Knowledge): Promise<string[]> {
  const {open, node, args} = line
  if (open) return valuesOf(open, typed, line, index, known)
  if (typed.startsWith('-')) {
    const flags = flagsOf(index, node.id)
    const attached = /^(--?[\w-]+)=(.*)$/s.exec(typed)
    if (!attached) return Object.keys(flags).map((name) => `--${name}`)
    const [, spelled = '', value = ''] = attached
    const flag = flagCalled(spelled, flags)
    return flag ? (await valuesOf(flag, value, line, index, known)).map((one) => `${spelled}=${one}`) : []
  }
  const next = args.length > 0 ? [] : nextWords(line, typed, index)
  return [...next, ...(await argumentNames(line, index, known))]
}

function read(before: string[], index: SpellingIndex): Line {
  const line: Line = {words: [], node: index.words, official: false, args: [], given: {}}
  for (const word of before) {
    if (line.open) {
      line.given[line.open[0]] = word
      line.open = undefined
    } else if (word.startsWith('-')) readFlag(line, word, index)
    else take(line, word, index)
  }
  return line
}

function readFlag(line: Line, word: string, index: SpellingIndex): void {
  const equals = word.indexOf('=')
  const flag = flagCalled(equals < 0 ? word : word.slice(0, equals), flagsOf(index, line.node.id))
  if (flag === undefined) return
  if (equals >= 0) line.given[flag[0]] = word.slice(equals + 1)
  else if (flag[1].type === 'option' && !valueIsAttached(flag[1])) line.open = flag
  else line.given[flag[0]] = true
}

function take(line: Line, word: string, index: SpellingIndex): void {
  const {node, words} = line
  const program = words.length === 0 && isOfficialProgram(word) ? index.programs[word] : undefined
  const own = childOf(node, word)
  // Below `system` the topic of that name and the official program meet.
  const next = program ? {...own, next: {...program.next, ...own?.next}} : own
  if (!next || line.args.length > 0) line.args.push(word)
  else Object.assign(line, {node: next, words: [...words, word], official: line.official || program !== undefined})
}

const flagCalled = (spelled: string, flags: Record<string, ManifestFlag>): [string, ManifestFlag] | undefined =>
  Object.entries(flags).find(([name, {char, aliases}]) =>
    [`--${name}`, ...(char ? [`-${char}`] : []), ...(aliases ?? []).map((alias) => `--${alias}`)].includes(spelled),
  )

/** What may stand behind a flag, in the words that were begun. */
async function valuesOf(
  [name, flag]: [string, ManifestFlag],
  typed: string,
  {node, given}: Line,
  index: SpellingIndex,
  known: Knowledge,
): Promise<string[]> {
  const id = node.id ?? ''
  const own = index.commands[id]?.flags[name] !== undefined
  if (flag.options) return flag.options
  if (!own && (name === 'column' || name === 'sort-column')) {
    const columns = known.fields(id).columns.map(({field}) => field)
    return inTerms(typed, () => columns)
  }
  if (name === 'until' || name === 'fail-on') {
    const gone = name === 'until' && !typed.includes(',') ? ['gone'] : []
    return [...gone, ...inTerms(typed, (term) => ofCondition(term, known.fields(id).conditions))]
  }
  if (!own && name === 'subclouds') {
    const [names = [], groups = [], peerGroups = []] = await Promise.all(
      (['subcloud', 'subcloud-group', 'peer-group'] as const).map((kind) => known.names(kind, given)),
    )
    return inTerms(typed, (term) => ofSelector(term, {names, groups, peerGroups, fields: known.subcloudFields()}))
  }
  const kind = kindOfName(id, name)
  return kind === undefined ? [] : [...(await known.names(kind, given))]
}

/**
 * Our own words, where nothing says that official ones are wanted: these would bury ours. Behind the name of a program,
 * or where no word of ours begins as what was typed, they are offered.
 */
function nextWords({words, node, official}: Line, typed: string, index: SpellingIndex): string[] {
  const prefix = words.map((word) => `${word}:`).join('')
  const own = Object.keys(index.commands).flatMap((id) =>
    id.startsWith(prefix) ? (id.slice(prefix.length).split(':')[0] ?? []) : [],
  )
  const all = Object.keys(node.next ?? {})
  return official || !own.some((word) => word.startsWith(typed)) ? all : own
}

function flagsOf(index: SpellingIndex, id: string | undefined): Record<string, ManifestFlag> {
  const {flags, lacks = []} = (id === undefined ? undefined : index.commands[id]) ?? {flags: {}}
  const globals = Object.entries(index.globals).filter(([name]) => !lacks.includes(name))
  return {...flags, ...Object.fromEntries(globals.filter(([name]) => !Object.hasOwn(flags, name)))}
}

/** Of a command that takes several the same name is of no use twice. */
async function argumentNames({node, args, given}: Line, index: SpellingIndex, known: Knowledge): Promise<string[]> {
  const {id} = node
  const {names: called = [], variadic} = (id === undefined ? undefined : index.commands[id]) ?? {}
  const argument = called[args.length] ?? (variadic ? called.at(-1) : undefined)
  if (argument === 'run' && id?.startsWith('run:')) return [...known.runs()]
  const kind = id === undefined || argument === undefined ? undefined : kindOfName(id, argument)
  if (kind === undefined) return []
  return (await known.names(kind, given)).filter((name) => !args.includes(name))
}
