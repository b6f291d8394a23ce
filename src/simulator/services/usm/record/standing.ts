import type {Scope} from '../../../kernel/store.js'
import type {PartState, ReleaseState} from '../../../states.js'
import {compareVersions, majorOf} from '../version.js'
import {type Metapackage, type Release, releases} from './model.js'

const dominant: readonly PartState[] = ['uploading', 'upload-failed', 'deploying', 'removing']

/** What the parts make of the whole. */
export function stateOf({metapackages}: Pick<Release, 'metapackages'>): ReleaseState {
  const all = (...states: PartState[]) => metapackages.every(({state}) => states.includes(state))
  const found = dominant.find((state) => metapackages.some((part) => part.state === state))
  if (found !== undefined) return found
  if (all('available', 'deploy-selected')) return 'available'
  if (all('committed')) return 'committed'
  if (all('deployed', 'remove-selected', 'committed')) return 'deployed'
  if (all('unavailable')) return 'unavailable'
  return 'deployed-partial'
}

export function rebootRequired({metapackages}: Pick<Release, 'metapackages'>): boolean {
  return metapackages.some((part) => part.rebootRequired) || metapackages.every((part) => !part.deployable)
}

export const deployed = (release: Release): boolean =>
  ['deployed', 'deployed-partial', 'committed', 'removing'].includes(stateOf(release))

export const sorted = (scope: Scope): Release[] =>
  scope
    .of(releases)
    .all()
    .toSorted((a, b) => compareVersions(a.version, b.version))

/** The newest that the system runs. */
export function runningRelease(scope: Scope): Release {
  const running = sorted(scope).findLast(deployed)
  if (running === undefined) throw new Error('no release is deployed')
  return running
}

export const isMajor = (scope: Scope, version: string): boolean =>
  majorOf(version) !== majorOf(runningRelease(scope).version)

export function findPart(scope: Scope, id: string): {release: Release; part: Metapackage} | undefined {
  for (const release of scope.of(releases).all()) {
    const part = release.metapackages.find((one) => one.id === id)
    if (part !== undefined) return {release, part}
  }
  return undefined
}

type Kind = 'metapackages' | 'preUpgrade'

/** Moves the parts that `fits` picks. */
export function moveParts(
  scope: Scope,
  id: string,
  fits: (part: Metapackage) => boolean,
  state: PartState,
  kind: Kind = 'metapackages',
): void {
  const move = (part: Metapackage): Metapackage => (fits(part) ? {...part, state} : part)
  scope.of(releases).update(id, (release) => ({[kind]: release[kind].map(move)}))
}

/** Everything that stands in `from` goes to `to`. */
export function moveAll(scope: Scope, from: PartState, to: PartState, kind: Kind = 'metapackages'): void {
  for (const {id, [kind]: parts} of scope.of(releases).all()) {
    if (parts.some((part) => part.state === from)) moveParts(scope, id, (part) => part.state === from, to, kind)
  }
}
