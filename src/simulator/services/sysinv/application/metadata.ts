import {documentIn, isRecord, type Parsed} from './document.js'
import type {Dependency, KubernetesRange} from './model.js'

/** What an application says of itself. */
export interface Metadata {
  readonly name: string
  readonly version: string
  readonly needs: readonly (readonly Dependency[])[]
  readonly kubernetes: KubernetesRange
  /** the patches that it needs, by major release */
  readonly patches: ReadonlyMap<string, readonly string[]>
  readonly keepsOverrides: boolean
  readonly keepsAttributes: boolean
  readonly reappliesOnDemand: boolean
}

const file = 'metadata.yaml'
const text = "(<class 'str'>,)"

/** Why metadata is none; the words are the server's. */
export class BadMetadata extends Error {}

const bad = (why: string): never => {
  throw new BadMetadata(why)
}

/** A field of the wanted kind; undefined where nobody wrote it. */
function field<T>(of: Parsed, key: string, is: (value: unknown) => value is T, should: string): T | undefined {
  const value = of[key]
  if (!(key in of)) return undefined
  return is(value) ? value : bad(`Invalid ${file}: ${key} ${should}`)
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isList = (value: unknown): value is unknown[] => Array.isArray(value)
const isSwitch = (value: unknown): value is boolean | string | number =>
  ['true', 'false', 'yes', 'no', 'y', 'n', '1', '0'].includes(String(value).toLowerCase())

const textField = (of: Parsed, key: string) => field(of, key, isText, `should be ${text}.`)
const recordField = (of: Parsed, key: string) => field(of, key, isRecord, 'should be a dict.')
const listField = (of: Parsed, key: string) => field(of, key, isList, 'should be a list.')
const switchField = (of: Parsed, key: string) =>
  field(of, key, isSwitch, "expected values: 'true', 'false', 'yes', 'no', 'y', 'n', '1' or '0'")

function oneOf(key: string, value: unknown, known: readonly string[]): void {
  if (known.includes(String(value))) return
  bad(`Invalid ${file}: ${key} expected values are [${known.map((one) => `'${one}'`).join(', ')}].`)
}

function isPattern(value: string): boolean {
  try {
    new RegExp(value)
    return true
  } catch {
    return false
  }
}

function checkBehavior(behavior: Parsed): void {
  switchField(behavior, 'platform_managed_app')
  textField(behavior, 'desired_state')
  for (const trigger of listField(recordField(behavior, 'evaluate_reapply') ?? {}, 'triggers') ?? []) {
    const one = isRecord(trigger) ? trigger : bad(`Invalid dictionary: ${String(trigger)}`)
    textField(one, 'type')
    textField(one, 'filter_field')
    listField(one, 'filters')
  }
}

function checkUpgrades(upgrades: Parsed): void {
  switchField(upgrades, 'update_failure_no_rollback')
  switchField(upgrades, 'auto_update')
  for (const version of listField(upgrades, 'from_versions') ?? []) {
    if (!isText(version)) bad(`Invalid string: ${String(version)}.`)
    else if (!isPattern(version)) {
      bad(`Invalid ${file}: from_versions entry '${version}' should be a valid regular expression.`)
    }
  }
}

function kubernetesVersion(range: Parsed, key: string): string | undefined {
  const version = textField(range, key)?.trim().replace(/^v+/, '')
  if (version === undefined || /^[0-9]\.([0-9]+\.)?[0-9]+$/.test(version)) return version
  return bad(
    'Supported Kubernetes versions should be formatted as major.minor (e.g. v1.27) or major.minor.patch ' +
      '(e.g. v1.27.5). Be mindful that the major.minor format will be converted to major.minor.0 ' +
      '(e.g. v1.27 is equal to v1.27.0).',
  )
}

/** The genuine server wants the section; rehearsals go without. */
function kubernetesOf(document: Parsed): KubernetesRange {
  const range = recordField(document, 'supported_k8s_version')
  if (range === undefined) return {}
  const minimum =
    kubernetesVersion(range, 'minimum') ??
    bad(
      'Minimum supported Kubernetes version not specified on application metadata file. ' +
        "Please add a 'minimum' field to the 'supported_k8s_version' section.",
    )
  const maximum = kubernetesVersion(range, 'maximum')
  return maximum === undefined ? {minimum} : {minimum, maximum}
}

function checkKubernetesUpgrades(upgrades: Parsed): void {
  const update = switchField(upgrades, 'auto_update')
  const {timing} = upgrades
  if ('timing' in upgrades && timing !== 'pre' && timing !== 'post') {
    bad(`Invalid ${file}: timing expected value is either 'pre' or 'post'.`)
  }
  const lacks = (has: string, other: string, article: string) =>
    bad(
      `Metadata file has 'k8s_upgrade:${has}' set but no corresponding k8s_upgrade:${other} field was found. ` +
        `Please add ${article} '${other}' field to the 'k8s_upgrade' section.`,
    )
  if (update && timing === undefined) lacks('auto_update', 'timing', 'a')
  if (timing !== undefined && update === undefined) lacks('timing', 'auto_update', 'an')
}

function patchesOf(document: Parsed): ReadonlyMap<string, readonly string[]> {
  const begins = `Invalid ${file}: supported_releases`
  const releases = recordField(document, 'supported_releases') ?? {}
  return new Map(
    Object.entries(releases).map(([release, patches]) => {
      if (!isList(patches)) return bad(`${begins} <release>: [<patch>, ...] patches should be a list.`)
      if (!patches.every(isText)) return bad(`${begins} <release>: [<patch>, ...] each patch should be ${text}.`)
      return [release, patches]
    }),
  )
}

function dependency(one: unknown): Dependency & {readonly ignored: boolean} {
  if (!isRecord(one)) return bad(`Invalid dictionary: ${String(one)}`)
  const {action = null} = one
  const version = one['version'] ?? bad(`Invalid ${file}: version is a required regular expression field.`)
  if (!isPattern(String(version))) bad(`Invalid ${file}: version should be a valid regular expression.`)
  oneOf('action', action, ['warn', 'ignore', 'error', 'apply'])
  const name = textField(one, 'name') ?? ''
  return {name, version: String(version), required: action === 'error', ignored: action === 'ignore'}
}

function needsOf(document: Parsed): Dependency[][] {
  return (listField(document, 'dependent_apps') ?? []).map((entry) => {
    if (!isRecord(entry) && !isList(entry)) return bad('Invalid dependent_apps entry: must be dict or list.')
    if (isList(entry) && entry.length < 2) {
      bad('Invalid dependent_apps entry: must contain at least two mutually exclusive apps.')
    }
    return (isList(entry) ? entry : [entry])
      .map(dependency)
      .filter(({ignored}) => !ignored)
      .map(({name, version, required}) => ({name, version, required}))
  })
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || typeof value === 'object'

/** Reads what an archive says; throws where the genuine server would not take it. */
export function readMetadata(content: Buffer): Metadata {
  const document = documentIn(content, file)
  if (typeof document === 'string') return bad(`${document}.`)
  for (const key of ['app_name', 'app_version']) {
    if (isEmpty(document[key])) bad(`Invalid ${file}: ${key} is empty or None.`)
  }
  const behavior = recordField(document, 'behavior') ?? {}
  checkBehavior(behavior)
  checkUpgrades(recordField(document, 'upgrades') ?? {})
  switchField(recordField(document, 'downgrades') ?? {}, 'auto_downgrade')
  const kubernetes = kubernetesOf(document)
  checkKubernetesUpgrades(recordField(document, 'k8s_upgrades') ?? {})
  const patches = patchesOf(document)
  const needs = needsOf(document)
  const kind = textField(document, 'class')
  if (kind) oneOf('class', kind, ['critical', 'storage', 'discovery', 'optional', 'reporting'])
  return {
    ...{name: String(document['app_name']), version: String(document['app_version'])},
    ...{needs, kubernetes, patches},
    keepsOverrides: document['maintain_user_overrides'] === true,
    keepsAttributes: document['maintain_attributes'] === true,
    reappliesOnDemand: JSON.stringify(behavior).includes('"on-demand-reapply"'),
  }
}
