import {posix} from 'node:path'
import {parse} from 'yaml'
import {excessIn} from '../../../../yaml/excess.js'
import type {Chart, Dependency, Package} from './model.js'
import {type Entry, readArchive} from './tar.js'

export interface Archive {
  readonly name: string | undefined
  readonly version: string | undefined
  readonly package: Package
}

export const bare: Package = {
  charts: [],
  needs: [],
  keepsOverrides: false,
  keepsAttributes: false,
  reappliesOnDemand: false,
}

/** What an application's archive says, or why it is none. */
export function readPackage(content: Buffer, fileName: string): Archive | string {
  let entries: Entry[]
  try {
    entries = readArchive(content)
  } catch (error) {
    return `failed to extract tar file ${fileName}: ${(error as Error).message}`
  }
  const metadata = entries.find(({name}) => name === 'metadata.yaml')
  const parsed = metadata === undefined ? {} : recordIn(metadata.content)
  if (typeof parsed === 'string') return `metadata validation failed. ${parsed}`
  const {app_name: name, app_version: version} = parsed
  return {
    name: wordOf(name),
    version: wordOf(version),
    package: {
      charts: chartsIn(entries, wordOf(name)),
      needs: needsOf(parsed['dependent_apps']),
      keepsOverrides: parsed['maintain_user_overrides'] === true,
      keepsAttributes: parsed['maintain_attributes'] === true,
      reappliesOnDemand: JSON.stringify(parsed['behavior'] ?? null).includes('"on-demand-reapply"'),
    },
  }
}

type Parsed = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Parsed =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function recordIn(content: Buffer): Parsed | string {
  const text = content.toString()
  const excess = excessIn(text)
  if (excess) return `metadata.yaml, ${excess}`
  try {
    const parsed: unknown = parse(text, {uniqueKeys: false})
    return isRecord(parsed) ? parsed : 'metadata.yaml is not a map'
  } catch {
    return 'metadata.yaml is not valid YAML'
  }
}

const wordOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' || typeof value === 'object' ? undefined : String(value)

/** Each release of the manifests is a chart; without manifests each packaged chart, and without those the application. */
function chartsIn(entries: readonly Entry[], application = 'application'): Chart[] {
  const releases = entries
    .filter(({name}) => posix.basename(name) === 'helmrelease.yaml')
    .flatMap(({content}) => {
      const release = recordIn(content)
      if (typeof release === 'string') return []
      const [metadata, spec] = [release['metadata'], release['spec']].map((one) => (isRecord(one) ? one : {}))
      const name = wordOf(metadata?.['name'])
      const namespace = wordOf(spec?.['targetNamespace']) ?? wordOf(metadata?.['namespace']) ?? application
      return name === undefined ? [] : [{name, namespace}]
    })
  if (releases.length > 0) return releases
  const packaged = entries.flatMap(({name}) => /^charts\/(.+?)-v?\d[^/]*\.tgz$/.exec(name)?.[1] ?? [])
  return (packaged.length > 0 ? packaged : [application]).map((name) => ({name, namespace: application}))
}

function needsOf(value: unknown): Dependency[][] {
  if (!Array.isArray(value)) return []
  return value.map((one: unknown) =>
    (Array.isArray(one) ? one : [one])
      .filter(isRecord)
      .filter(({action}) => action !== 'ignore')
      .map(({name, version, action}) => ({
        name: wordOf(name) ?? '',
        version: wordOf(version) ?? '.*',
        required: action === 'error',
      })),
  )
}
