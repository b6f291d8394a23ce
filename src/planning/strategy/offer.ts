import type {ReleaseFact, Wish} from './fact.js'
import {compareReleases, majorOf, newestFirst} from './release.js'

// Which releases a system controller gives to its subclouds.

const runningOf = (releases: readonly ReleaseFact[]): ReleaseFact | undefined =>
  releases.filter(({state}) => state === 'deployed').toSorted(newestFirst)[0]

/** The release that is meant: what is prestaged is the controller's own where nobody says otherwise. */
export function releaseWanted({type, release}: Wish, releases: readonly ReleaseFact[]): string | undefined {
  if (release !== undefined || type !== 'prestage') return release
  const running = runningOf(releases)
  return running && majorOf(running.version)
}

/** Older ones are brought by other means than a deployment. */
const FIRST_DEPLOYED = '24.09'

/** The release that is wished for, where the system controller does not give it. */
export function missingRelease(wish: Wish, releases: readonly ReleaseFact[]): string | undefined {
  const wanted = releaseWanted(wish, releases)
  if (wanted === undefined || !isOfSoftware(wish)) return undefined
  return isGiven(wish, wanted, releases) ? undefined : wanted
}

const isOfSoftware = ({type, rollback, cleanup}: Wish): boolean =>
  type === 'prestage' || (type === 'sw-deploy' && !rollback && !cleanup)

function isGiven({type, forDeploy}: Wish, wanted: string, releases: readonly ReleaseFact[]): boolean {
  const running = runningOf(releases)
  const order = running === undefined ? 1 : compareReleases(majorOf(wanted), majorOf(running.version))
  // What is older than the controller need only be there; anything else must run on it.
  const usable = releases.filter(({state}) => state === 'deployed' || order < 0)
  if (type === 'sw-deploy') return usable.some(({id}) => id === wanted)
  if (!forDeploy)
    return order === 0 || releases.some((one) => majorOf(one.version) === wanted && installable.has(one.state))
  return compareReleases(wanted, FIRST_DEPLOYED) >= 0 && usable.some(({version}) => majorOf(version) === wanted)
}

const installable = new Set(['available', 'deployed', 'unavailable'])
