import {type Site, type Told, told} from '../at.js'
import {type Metapackage, type Release, releases} from '../record/model.js'
import {findPart, moveParts, runningRelease, sorted, stateOf} from '../record/standing.js'
import {compareVersions} from '../version.js'
import {currentDeploy} from './standing.js'

/** What was asked for cannot be chosen; each caller puts the reason in its own frame. */
export class Unselectable extends Error {}

const no = (message: string): never => {
  throw new Unselectable(message)
}

export interface Selection {
  /** the product release that the parts belong to */
  readonly target: Release
  readonly parts: readonly Metapackage[]
  /** false: what was deployed after the target goes away */
  readonly apply: boolean
}

export const selected = ({state}: Metapackage): boolean => state === 'deploy-selected' || state === 'remove-selected'

/** The parts that are named, themselves or by their product. */
function resolve(site: Site, names: readonly string[]): {release: Release; part: Metapackage}[] {
  const table = site.region.of(releases)
  const found = names.map((name) => {
    const release = table.get(name)
    if (release === undefined) return findPart(site.region, name)
    return release.metapackages.map((part) => ({release, part}))
  })
  const unknown = names.filter((_, at) => found[at] === undefined)
  if (unknown.length > 0) no(`Releases not found: ${unknown.join(', ')}`)
  return found.flatMap((one) => one ?? [])
}

/** What the named releases mean: parts to deploy, or with an older product, newer parts to remove. */
export function selectionOf(site: Site, names: readonly string[]): Selection {
  const unique = [...new Set(names)]
  if (unique.length === 0) no('Release list must not be empty')
  const rows = resolve(site, unique)
  const [target, ...others] = new Set(rows.map(({release}) => release))
  if (target === undefined) return no('No metapackages resolved from the provided releases')
  if (stateOf(target) === 'uploading') {
    no(`Software release ${target.id} is being uploaded, please wait for it to be available before deploying.`)
  }
  if (others.length > 0) {
    const versions = [target, ...others].map(({version}) => version).toSorted()
    no(`Selected metapackages must belong to the same product release, but found versions: ${versions.join(', ')}`)
  }
  const parts = rows.map(({part}) => part)
  const whole = target.metapackages.every((part) => parts.includes(part))
  const bound = parts.filter((part) => !whole && !part.deployable).map(({id}) => id)
  if (bound.length > 0)
    no(`Metapackages ${bound.toSorted().join(', ')} can be deployed only by selecting its product release`)
  const running = runningRelease(site.region)
  if (target.id === running.id && stateOf(target) === 'deployed') {
    no(`Cannot deploy the current running release: ${running.id}`)
  }
  if (compareVersions(target.version, running.version) >= 0) return {target, parts, apply: true}
  if (!whole) {
    no(
      `Cannot remove metapackages ${parts.map(({id}) => id).join(', ')} individually, removing a release is only ` +
        'supported by selecting a previous product release in deployed state',
    )
  }
  return {target, parts: removable(site, target), apply: false}
}

function removable(site: Site, target: Release): Metapackage[] {
  if (stateOf(target) !== 'deployed' && stateOf(target) !== 'committed') {
    no(`Release ${target.id} is ${stateOf(target)}, only a deployed one can be returned to`)
  }
  const newer = sorted(site.region).filter((one) => compareVersions(one.version, target.version) > 0)
  const parts = newer.flatMap(({metapackages}) =>
    metapackages.filter(({state}) => ['deployed', 'remove-selected', 'committed'].includes(state)),
  )
  const committed = parts.filter(({state}) => state === 'committed').map(({id}) => id)
  if (committed.length > 0) no(`Metapackages ${committed.join(', ')} are committed and cannot be removed`)
  const fixed = newer.filter((one) => one.unremovable && one.metapackages.some(({state}) => state === 'deployed'))
  if (fixed.length > 0) no(`Release ${fixed.map(({id}) => id).join(', ')} is unremovable`)
  return parts
}

/** Marks the parts for the next deployment and takes the mark from all others. */
export function markSelection(site: Site, {parts, apply}: Selection): string {
  let info = ''
  const ids = parts.map(({id}) => id)
  for (const release of sorted(site.region)) {
    for (const part of release.metapackages.filter((one) => selected(one) && !ids.includes(one.id))) {
      info += unmark(site, release, part)
    }
    for (const part of release.metapackages.filter((one) => ids.includes(one.id))) {
      const ready = part.state === (apply ? 'available' : 'deployed')
      if (ready) {
        const state = apply ? 'deploy-selected' : 'remove-selected'
        moveParts(site.region, release.id, (one) => one.id === part.id, state)
        info += `Selected ${part.id} metapackage for deployment\n`
      } else if (selected(part)) info += `Metapackage ${part.id} is already selected\n`
      else info += `Metapackage ${part.id} is not in a valid state for select\n`
    }
  }
  return info
}

function unmark(site: Site, release: Release, part: Metapackage): string {
  if (!selected(part)) return `Metapackage ${part.id} is not selected\n`
  const state = part.state === 'deploy-selected' ? 'available' : 'deployed'
  moveParts(site.region, release.id, (one) => one.id === part.id, state)
  return `Unselected metapackage ${part.id} for deployment\n`
}

const failed = (error: string): Told => ({info: '', warning: '', error: `${error}\n`})

/** Turns what cannot be chosen into the error of an ordinary reply. */
function attempt(work: () => Told): Told {
  try {
    return work()
  } catch (error) {
    if (error instanceof Unselectable) return failed(error.message)
    throw error
  }
}

export function select(site: Site, names: readonly string[]): Told {
  if (currentDeploy(site.region) !== undefined) return failed('Select is blocked when a deployment is in progress')
  if (names.length === 0) return failed('No releases were passed for select, unable to proceed')
  return attempt(() => told(markSelection(site, selectionOf(site, names))))
}

export function unselect(site: Site, names: readonly string[], all: boolean): Told {
  if (currentDeploy(site.region) !== undefined) return failed('Unselect is blocked when a deployment is in progress')
  return attempt(() => {
    const everything = sorted(site.region).flatMap((release) =>
      release.metapackages.filter(selected).map((part) => ({release, part})),
    )
    const rows = all ? everything : resolve(site, names)
    const bound = rows.filter(
      ({release, part}) =>
        !part.deployable && !release.metapackages.every((one) => rows.some((row) => row.part.id === one.id)),
    )
    if (bound.length > 0) {
      no(
        `Metapackages ${bound.map(({part}) => part.id).join(', ')} can be unselected only by unselecting all ` +
          'metapackages from its product release, the product release directly or with --all',
      )
    }
    return told(rows.map(({release, part}) => unmark(site, release, part)).join(''))
  })
}
