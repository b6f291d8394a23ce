import type {GlobalValues} from '../cli/command.js'
import type {RunContext} from '../cli/context.js'
import {parseDuration} from '../cli/duration.js'
import {createProgress} from '../output/progress.js'
import type {Asking} from './strategy-fact.js'

/** How long one subcloud is given, where that was said; in milliseconds. */
export const siteTimeOf = ({'site-timeout': given}: GlobalValues): number | undefined =>
  given === undefined ? undefined : parseDuration(given)

/** Asks many subclouds how they are, and says how far it is to whoever looks on. */
export async function askingSites<T>(
  {cloud, globals, context: {io}}: Pick<Asking, 'cloud'> & {globals: GlobalValues; context: Pick<RunContext, 'io'>},
  ask: (how: Omit<Asking, 'regions'>) => Promise<T>,
): Promise<T> {
  const {parallel, quiet} = globals
  const isTTY = io.stderr.isTTY === true
  const progress = await createProgress({stream: io.stderr, isTTY, quiet: !isTTY || quiet === true})
  try {
    return await ask({
      cloud,
      parallel,
      siteTimeMs: siteTimeOf(globals),
      progress: (words) => progress.update(words),
    })
  } finally {
    progress.clear()
  }
}
