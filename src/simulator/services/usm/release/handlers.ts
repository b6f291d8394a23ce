import type {Call} from '../../../http/call.js'
import {refuse} from '../../../http/refusal.js'
import {type PartState, partStates, type ReleaseState} from '../../../states.js'
import {settleAlarms} from '../alarm.js'
import {reject, type Site, type Told, told} from '../at.js'
import {type Metapackage, type Release, releases} from '../record/model.js'
import {findPart, moveParts, sorted, stateOf} from '../record/standing.js'
import {compareVersions, majorOf} from '../version.js'
import {showPart, showRelease} from './show.js'

const filterable: readonly string[] = partStates.filter((state) => !['uploading', 'upload-failed'].includes(state))

/** A state that is known counts alone; one that is not is passed over. */
export function listReleases(c: Call) {
  const {show, release} = c.query
  const found = sorted(c.region)
  if (show !== undefined && filterable.includes(show)) {
    return found.filter((one) => stateOf(one) === show).map(showRelease)
  }
  return found.filter((one) => release === undefined || release.includes(majorOf(one.version))).map(showRelease)
}

/** Without a filter the newest of each component that is deployed. */
export function listMetapackages(c: Call) {
  const {show} = c.query
  const early = show === undefined && !c.search.has('all') && c.search.has('pre-upgrade-deploy')
  const rows = sorted(c.region).flatMap((release) =>
    (early ? release.preUpgrade : release.metapackages).map((part) => ({release, part})),
  )
  if (show !== undefined && filterable.includes(show)) {
    return rows.filter(({part}) => part.state === show).map(({release, part}) => showPart(release, part))
  }
  if (c.search.has('all') || early) return rows.map(({release, part}) => showPart(release, part))
  const newest = new Map<string, {release: Release; part: Metapackage}>()
  for (const row of rows) {
    if (['deployed', 'remove-selected'].includes(row.part.state)) newest.set(row.part.name, row)
  }
  return [...newest.values()]
    .toSorted((a, b) => compareVersions(a.release.version, b.release.version) || (a.part.id < b.part.id ? -1 : 1))
    .map(({release, part}) => showPart(release, part))
}

const notThere = 'The resource could not be found.'

const segments = (c: Call<'*'>): string[] => c.params['*'].split('/').filter((one) => one !== '')

const asked: Readonly<Record<string, PartState>> = {
  is_available: 'available',
  is_deployed: 'deployed',
  is_committed: 'committed',
}

/** One release, or whether all that are named stand in one state. */
export function getRelease(c: Call<'*'>): unknown {
  const ids = segments(c)
  // What is asked stands behind the releases.
  if (asked[ids[0] ?? ''] !== undefined) refuse(404, notThere)
  const state = asked[ids.at(-1) ?? '']
  if (state !== undefined) {
    return ids.slice(0, -1).every((id) => {
      const release = c.region.of(releases).get(id)
      return (release === undefined ? findPart(c.region, id)?.part.state : stateOf(release)) === state
    })
  }
  const [id = '', more] = ids
  if (more !== undefined) refuse(404, notThere)
  const release = c.region.of(releases).get(id)
  if (release !== undefined) return showRelease(release)
  const found = findPart(c.region, id) ?? refuse(404, `Release ${id} not found`)
  return showPart(found.release, found.part)
}

const deletable: readonly ReleaseState[] = ['available', 'unavailable', 'upload-failed']

/** `Release a is …`, `Releases a,b are …` */
const sentence = (ids: readonly string[], one: string, many: string): string => {
  if (ids.length === 0) return ''
  return `Release${ids.length === 1 ? '' : 's'} ${ids.join(',')} ${ids.length === 1 ? one : many}\n`
}

function checkDelete(site: Site, ids: readonly string[]): void {
  const table = site.region.of(releases)
  const found = ids.flatMap((id) => table.get(id) ?? [])
  const of = (fits: (release: Release) => boolean) => found.filter(fits).map(({id}) => id)
  const wait = "please wait for the states: [available | upload-failed] in 'software list'."
  const versions = site.sim.ask('subcloudVersions', site.region.name)
  const inUse = ({version}: Release) => version.endsWith('.0') && versions.includes(majorOf(version))
  const idle = (release: Release) => deletable.includes(stateOf(release))
  const early = (release: Release) => release.preUpgrade.some((part) => part.state === 'deployed')
  const needed = table
    .where((release) => !ids.includes(release.id))
    .flatMap((release) => release.requires.filter((id) => ids.includes(id)))
  const undeploy = 'deployed pre-upgrade-deploy metapackages. Undeploy them before deleting the release.'
  const missing = ids.filter((id) => !table.has(id))
  const error =
    sentence(missing, 'can not be found', 'can not be found') +
    sentence(
      of((one) => stateOf(one) === 'uploading'),
      `is being uploaded, ${wait}`,
      `are being uploaded, ${wait}`,
    ) +
    sentence(
      of((one) => stateOf(one) !== 'uploading' && !deletable.includes(stateOf(one))),
      'is not ready to be deleted',
      'are not ready to be deleted',
    ) +
    sentence(
      of((one) => idle(one) && !early(one) && inUse(one)),
      'still used by subcloud(s)',
      'still used by subcloud(s)',
    ) +
    sentence(of(early), `has ${undeploy}`, `have ${undeploy}`) +
    (needed.length > 0
      ? `[${[...new Set(needed)].map((id) => `'${id}'`).join(', ')}] are required by other releases`
      : '')
  if (error !== '') reject(error)
}

export const deleteReleases = (c: Call<'*'>): Told => dropReleases(c, [...new Set(segments(c))].toSorted())

export function dropReleases(c: Site, ids: readonly string[]): Told {
  if (ids.length === 0) reject('No release is named')
  checkDelete(c, ids)
  let info = ''
  for (const id of ids) {
    const release = c.region.of(releases).remove(id)
    for (const part of release?.metapackages ?? []) info += `Deleted ${part.id} metapackage release\n`
    for (const part of release?.preUpgrade ?? []) info += `Deleted ${part.id} pre-upgrade-deploy metapackage release\n`
    info += `Deleted ${id} product release\n`
  }
  settleAlarms(c)
  return told(info)
}

/** What is committed cannot be removed any more: the named releases, and what they require. */
function commit(site: Site, ids: readonly string[], dryRun: boolean): Pick<Told, 'info' | 'error'> {
  const table = site.region.of(releases)
  const unknown = ids.filter((id) => !table.has(id)).toSorted()
  if (unknown.length > 0) return {info: '', error: unknown.map((id) => `${id} is unrecognized\n`).join('')}
  const all = new Set(ids)
  for (const id of all) for (const required of table.get(id)?.requires ?? []) all.add(required)
  const open = [...all].flatMap((id) => {
    const release = table.get(id)
    return release !== undefined && ['deployed', 'committed'].includes(stateOf(release)) ? [] : [`    ${id}\n`]
  })
  if (open.length > 0) {
    return {info: '', error: `The following patches are not applied and cannot be committed:\n${open.join('')}`}
  }
  if (dryRun) return {info: 'This commit operation would free 0.00 MiB', error: ''}
  for (const id of all) moveParts(site.region, id, () => true, 'committed')
  return {info: 'The releases have been committed.', error: ''}
}

/** What is done with releases stands behind them: `/release/a/b/commit`. */
export function postToReleases(c: Call<'*'>): unknown {
  const ids = segments(c)
  const action = ids.pop()
  const known = action === 'commit' || action === 'commit_dry_run'
  if (!known || ids.length === 0) return refuse(404, notThere)
  return commit(c, ids, action === 'commit_dry_run')
}
