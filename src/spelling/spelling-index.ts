import {
  type Flags,
  isOfficialProgram,
  type ManifestCommand,
  type ManifestFlag,
  type OfficialProgram,
} from './manifest.js'

/** One word of a command's name; `ids` stands where a short name belongs to several commands. */
export interface WordNode {
  id?: string
  ids?: string[]
  next?: Record<string, WordNode>
}

export interface IndexedCommand {
  /** Official names as `<program>:<words joined by ':'>`. */
  official: string[]
  /** Flags of its own; those it shares with most commands are `globals` of the index. */
  flags: Flags
  /** Globals that this command does not take. */
  lacks?: string[]
  args: number
  variadic: boolean
  /** What the arguments are called, for those who complete their values. */
  names?: string[]
}

/** The manifest turned round for reading command lines; plain JSON, so that a build may write it beside the manifest. */
export interface SpellingIndex {
  words: WordNode
  programs: Partial<Record<OfficialProgram, WordNode>>
  globals: Flags
  commands: Record<string, IndexedCommand>
}

export function indexManifest(commands: readonly ManifestCommand[]): SpellingIndex {
  const globals = sharedFlags(commands)
  const index: SpellingIndex = {words: {}, programs: {}, globals, commands: {}}
  for (const command of commands) {
    index.commands[command.id] = indexCommand(command, globals)
    plant(index.words, command.id.split(':')).id = command.id
  }
  plantAliases(index, commands)
  plantOfficialNames(index)
  return index
}

/** The node at the end of the words, or nothing. */
export function nodeAt(root: WordNode | undefined, words: readonly string[]): WordNode | undefined {
  let node = root
  for (const word of words) node = childOf(node, word)
  return node
}

export function childOf(node: WordNode | undefined, word: string): WordNode | undefined {
  return node?.next && Object.hasOwn(node.next, word) ? node.next[word] : undefined
}

export function* namesBelow(node: WordNode, path: string[] = []): Generator<{words: string[]; id?: string}> {
  if (node.id || node.ids) yield {words: path, id: node.id}
  for (const [word, child] of Object.entries(node.next ?? {})) yield* namesBelow(child, [...path, word])
}

function indexCommand(command: ManifestCommand, globals: Flags): IndexedCommand {
  const own = Object.entries(command.flags).filter(([name, flag]) => !isShared(globals[name], flag))
  const lacks = Object.keys(globals).filter((name) => !Object.hasOwn(command.flags, name))
  const args = Object.values(command.args)
  return {
    official: [...(command.aliases ?? []), ...(command.hiddenAliases ?? [])].filter((alias) => officialName(alias)),
    flags: Object.fromEntries(own.map(([name, flag]) => [name, parsingPart(flag)])),
    ...(lacks.length > 0 && {lacks}),
    args: args.length,
    variadic: command.strict === false || args.some((arg) => arg.multiple),
    ...(args.length > 0 && {names: Object.keys(command.args)}),
  }
}

/** A command may use the name of a global flag for something of its own; then the two differ in more than words. */
const isShared = (global: ManifestFlag | undefined, flag: ManifestFlag) =>
  global !== undefined &&
  global.type === flag.type &&
  global.char === flag.char &&
  global.multiple === flag.multiple &&
  global.helpGroup === flag.helpGroup

/** The flags that more than half of the commands take in the same form: not all, because some need no connection. */
function sharedFlags(commands: readonly ManifestCommand[]): Flags {
  const seen = new Map<string, {flag: ManifestFlag; times: number}[]>()
  for (const command of commands) {
    for (const [name, flag] of Object.entries(command.flags)) {
      const forms = seen.get(name) ?? []
      const form = forms.find((other) => isShared(other.flag, flag))
      if (form) form.times += 1
      else seen.set(name, [...forms, {flag, times: 1}])
    }
  }
  const shared: Flags = {}
  for (const [name, forms] of seen) {
    const form = forms.find(({times}) => times * 2 > commands.length)
    if (!form) continue
    const whole = inFull.groups.has(form.flag.helpGroup ?? '') || inFull.names.has(name)
    shared[name] = {...parsingPart(form.flag), helpGroup: form.flag.helpGroup, ...(whole && {whole})}
  }
  return shared
}

/**
 * Options that no official program has are only taken in full: whoever types `--all` where there is none means no
 * `--allow-none`, and to act elsewhere, or nowhere, is no answer to a slip.
 */
const inFull = {groups: new Set(['MANY SITES', 'WATCHING']), names: new Set(['subcloud', 'context'])}

function parsingPart(flag: ManifestFlag): ManifestFlag {
  const {type, char, aliases, charAliases, allowNo, multiple, helpValue, options} = flag
  return {type, char, aliases, charAliases, allowNo, multiple, helpValue, options}
}

function officialName(alias: string): {program: OfficialProgram; words: string[]} | undefined {
  const [program = '', ...words] = alias.split(':')
  return isOfficialProgram(program) && words.length > 0 ? {program, words} : undefined
}

function plant(root: WordNode, words: readonly string[]): WordNode {
  let node = root
  for (const word of words) {
    node.next ??= {}
    const child: WordNode = childOf(node, word) ?? {}
    node.next[word] = child
    node = child
  }
  return node
}

function plantAliases({words, programs}: SpellingIndex, commands: readonly ManifestCommand[]): void {
  for (const {id, aliases = [], hiddenAliases = []} of commands) {
    for (const alias of [...aliases, ...hiddenAliases]) {
      const official = officialName(alias)
      if (official) {
        programs[official.program] ??= {}
        plant(programs[official.program] ?? {}, official.words).id ??= id
      } else claim(plant(words, alias.split(':')), id)
    }
  }
}

/** Official names without their program: a name that stands for one command is enough, ids and aliases come first. */
function plantOfficialNames({words, programs}: SpellingIndex): void {
  const taken = new Set([...namesBelow(words)].map((name) => name.words.join(':')))
  for (const root of Object.values(programs)) {
    for (const {words: name, id} of namesBelow(root)) {
      if (!id || taken.has(name.join(':'))) continue
      const node = plant(words, name)
      // `list` or `delete` alone says too little to act on: it must name its program.
      if (isBareVerb(name)) node.ids = [...(node.ids ?? []), id]
      else claim(node, id)
    }
  }
}

const isBareVerb = ([word = '', ...more]: readonly string[]) => more.length === 0 && !word.includes('-')

function claim(node: WordNode, id: string): void {
  if (node.ids) node.ids.push(id)
  else if (node.id && node.id !== id) {
    node.ids = [node.id, id]
    node.id = undefined
  } else node.id = id
}
