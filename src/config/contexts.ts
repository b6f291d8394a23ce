import {join} from 'node:path'
import type {Document} from 'yaml'
import {ConfigError, DamagedFile} from './error.js'
import type {Paths} from './paths.js'
import {setAside, withLock, writePrivateFile} from './private-file.js'
import {isPlain, type Layer, layerOf, type PlainSettingName, settingNames} from './setting.js'
import {isMapping, type Mapping, mistakeAt, readYaml, type YamlFile} from './yaml-file.js'

/** A named cloud: settings without secrets, and how careful to be with it. */
export type Context = Partial<Record<PlainSettingName, string>> & {
  /** Destructive verbs ask for the typed name of their target. */
  protected?: boolean
  description?: string
}

export interface Contexts {
  current?: string
  contexts: Record<string, Context>
}

export const contextsFile = (paths: Paths): string => join(paths.config, 'contexts.yaml')

const MEND = 'mend that line, or sign in again with `stx login`, which sets the file aside'

export async function readContexts(paths: Paths): Promise<Contexts> {
  const file = await readYaml(contextsFile(paths), MEND)
  return file === undefined ? {contexts: {}} : contextsIn(file)
}

export function contextNamed(all: Contexts, name: string): Context {
  const context = Object.hasOwn(all.contexts, name) ? all.contexts[name] : undefined
  if (context !== undefined) return context
  const known = Object.keys(all.contexts)
  throw new ConfigError(
    'not-found',
    `context not found: ${name}`,
    known.length > 0 ? `known contexts: ${known.join(', ')}` : 'add one with `stx login` or `stx context add`',
    {ref: name, among: known},
  )
}

/** What a context says about the connection. */
export const contextLayer = (name: string, context: Context): Layer =>
  layerOf((setting) => (isPlain(setting) ? {value: context[setting], from: `context ${name}`} : undefined))

export interface ContextChange {
  /** Added, or merged into the context of this name; undefined in a field takes the field out. */
  name: string
  context: Context
  makeCurrent?: boolean
  /** Refused where a context of this name exists. */
  mustBeNew?: boolean
}

/** Writes one context. A damaged file is set aside first; its new place is returned, so that people are told. */
export async function saveContext(paths: Paths, change: ContextChange): Promise<{setAside?: string}> {
  checkName(change.name)
  return changing(paths, true, (document, all) => {
    const exists = Object.hasOwn(all.contexts, change.name)
    if (exists && change.mustBeNew) {
      const hint = `change it with \`stx login ${change.name}\`, or remove it first`
      throw new ConfigError('conflict', `context exists: ${change.name}`, hint)
    }
    if (!exists) {
      if (!document.get('contexts')) document.set('contexts', document.createNode({}))
      document.setIn(['contexts', change.name], document.createNode({}))
    }
    for (const [key, value] of Object.entries(change.context)) {
      const at = ['contexts', change.name, key]
      if (value !== undefined) document.setIn(at, value)
      else if (document.hasIn(at)) document.deleteIn(at)
    }
    if (change.makeCurrent || all.current === undefined) document.set('current', change.name)
  })
}

export async function useContext(paths: Paths, name: string): Promise<void> {
  await changing(paths, false, (document, all) => {
    contextNamed(all, name)
    document.set('current', name)
  })
}

/** Takes a context out; what it said is returned, so that its password can be forgotten too. */
export async function removeContext(paths: Paths, name: string): Promise<{removed: Context; remaining: Contexts}> {
  let removed: Context = {}
  let remaining: Contexts = {contexts: {}}
  await changing(paths, false, (document, all) => {
    removed = contextNamed(all, name)
    document.deleteIn(['contexts', name])
    if (all.current === name) document.delete('current')
    const {[name]: _, ...others} = all.contexts
    remaining = {current: all.current === name ? undefined : all.current, contexts: others}
  })
  return {removed, remaining}
}

/** The file is edited, not rewritten: comments and keys that are not ours stay. */
async function changing(
  paths: Paths,
  mayReplaceDamaged: boolean,
  change: (document: Document, all: Contexts) => void,
): Promise<{setAside?: string}> {
  const path = contextsFile(paths)
  return withLock(path, async () => {
    let aside: string | undefined
    let file: YamlFile | undefined
    let all: Contexts = {contexts: {}}
    try {
      file = await readYaml(path, MEND)
      if (file !== undefined) all = contextsIn(file)
    } catch (error) {
      if (!mayReplaceDamaged || !(error instanceof DamagedFile)) throw error
      aside = await setAside(path)
      file = undefined
    }
    const {Document: EmptyDocument} = await import('yaml')
    const document = file?.document.contents ? file.document : new EmptyDocument({})
    change(document, all)
    await writePrivateFile(path, document.toString())
    return {setAside: aside}
  })
}

function checkName(name: string): void {
  if (/^[\w][\w.@-]*$/.test(name) && name !== '__proto__') return
  throw new ConfigError('usage', `not a name for a context: ${name}`, 'use letters, digits and . _ - @')
}

function contextsIn(file: YamlFile): Contexts {
  const {root} = file
  if (root === null) return {contexts: {}}
  if (!isMapping(root)) throw mistakeAt(file, [], 'expected a mapping with `current` and `contexts`', MEND)
  const {current} = root
  const contexts = root['contexts'] ?? {}
  if (current !== undefined && current !== null && typeof current !== 'string') {
    throw mistakeAt(file, ['current'], '`current` must be the name of a context', MEND)
  }
  if (!isMapping(contexts)) throw mistakeAt(file, ['contexts'], '`contexts` must be a mapping of names', MEND)
  return {
    current: current || undefined,
    contexts: Object.fromEntries(Object.entries(contexts).map(([name, entry]) => [name, contextIn(file, name, entry)])),
  }
}

function contextIn(file: YamlFile, name: string, entry: unknown): Context {
  const at = ['contexts', name]
  if (!isMapping(entry)) throw mistakeAt(file, at, `context ${name} must be a mapping of settings`, MEND)
  const read: Mapping = {}
  for (const key of settingNames) {
    const value = entry[key]
    if (value === undefined || value === null) continue
    if (!isPlain(key)) {
      throw new ConfigError(
        'failed',
        `context ${name} in ${file.path} holds a ${key}, which does not belong in that file`,
        'take it out and run `stx login`',
      )
    }
    if (typeof value === 'object')
      throw mistakeAt(file, [...at, key], `${key} of context ${name} must be one value`, MEND)
    read[key] = String(value)
  }
  const {protected: guarded, description} = entry
  if (guarded !== undefined && guarded !== null && typeof guarded !== 'boolean') {
    throw mistakeAt(file, [...at, 'protected'], `\`protected\` of context ${name} must be true or false`, MEND)
  }
  return {...read, ...(guarded ? {protected: true} : {}), ...(description ? {description: String(description)} : {})}
}
