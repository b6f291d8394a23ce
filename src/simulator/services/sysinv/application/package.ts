import {createHash} from 'node:crypto'
import {posix} from 'node:path'
import {documentIn, isRecord} from './document.js'
import {BadMetadata, type Metadata, readMetadata} from './metadata.js'
import type {Chart, Package} from './model.js'
import {usualCharts} from './official.js'
import {type Entry, readArchive} from './tar.js'

export interface Archive {
  readonly name: string | undefined
  readonly version: string | undefined
  readonly package: Package
  /** the patches that it needs, by major release */
  readonly patches: ReadonlyMap<string, readonly string[]>
}

export const bare: Package = {
  charts: [],
  needs: [],
  kubernetes: {},
  keepsOverrides: false,
  keepsAttributes: false,
  reappliesOnDemand: false,
}

/** What an application's archive says, or the sentence that tells why it is none. */
export function readPackage(content: Buffer, fileName: string): Archive | string {
  let entries: Entry[]
  try {
    entries = readArchive(content)
  } catch (error) {
    return `failed to extract tar file ${fileName}: ${(error as Error).message}.`
  }
  if (!sumsFit(entries)) return 'checksum validation failed.'
  const file = entries.find(({name}) => name === 'metadata.yaml')
  let metadata: Metadata | undefined
  try {
    metadata = file && readMetadata(file.content)
  } catch (error) {
    if (!(error instanceof BadMetadata)) throw error
    return `metadata validation failed. ${error.message}`
  }
  const inCharts = entries.filter(({name}) => name.startsWith('charts/'))
  if (inCharts.length > 0 && !inCharts.some(({name}) => name.endsWith('.tgz'))) {
    return 'tar file contains no Helm charts of expected file extension (.tgz).'
  }
  const {name, version, patches = new Map(), ...rest} = metadata ?? {}
  return {name, version, patches, package: {...bare, ...rest, charts: chartsIn(entries, name)}}
}

/** An archive may bring sums of its files along. */
function sumsFit(entries: readonly Entry[]): boolean {
  const list = entries.find(({name}) => /^[^/]+\.md5$/.test(name))
  if (list === undefined) return true
  const lines = list.content.toString().split('\n').filter(Boolean)
  return (
    lines.length > 0 &&
    lines.every((line) => {
      const [, sum, path = ''] = /^([0-9a-f]{32}) [ *](.+)$/.exec(line) ?? []
      const found = entries.find(({name}) => name === posix.normalize(path))
      return found !== undefined && createHash('md5').update(found.content).digest('hex') === sum
    })
  )
}

const wordOf = (value: unknown): string | undefined =>
  value === undefined || value === null || value === '' || typeof value === 'object' ? undefined : String(value)

/** Each release of the manifests is a chart; without manifests each packaged chart, and without those what is usual. */
function chartsIn(entries: readonly Entry[], application = 'application'): readonly Chart[] {
  const usual = usualCharts(application)
  const namespace = usual[0]?.namespace ?? application
  const releases = entries
    .filter(({name}) => posix.basename(name) === 'helmrelease.yaml')
    .flatMap(({content}) => {
      const release = documentIn(content, 'helmrelease.yaml')
      if (typeof release === 'string') return []
      const [metadata, spec] = [release['metadata'], release['spec']].map((one) => (isRecord(one) ? one : {}))
      const name = wordOf(metadata?.['name'])
      const place = wordOf(spec?.['targetNamespace']) ?? wordOf(metadata?.['namespace']) ?? namespace
      return name === undefined ? [] : [{name, namespace: place}]
    })
  if (releases.length > 0) return releases
  const packaged = entries.flatMap(({name}) => /^charts\/(.+?)-v?\d[^/]*\.tgz$/.exec(name)?.[1] ?? [])
  return packaged.length > 0 ? packaged.map((name) => ({name, namespace})) : usual
}
