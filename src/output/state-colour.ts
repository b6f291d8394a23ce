export type StateColour = 'green' | 'yellow' | 'red'

const bad =
  /(^|[-_ ])(fail|failed|failure|error|errors|timeout|timed-out|offline|unreachable|rejected|down|major)$|critical/
const underWay = /ing([-_ ]|$)/
const uneasy =
  /^(warn|degraded|locked|disabled|unmanaged|unknown|minor|pending|initial|intest|offduty|power-off|partial|aborted|incomplete|suppressed|secondary)$|out-of-|^pre-|-pending$/
const good =
  /(^|[-_ ])(available|online|enabled|unlocked|managed|complete|completed|in-sync|applied|success|succeeded|active|provisioned|configured|deployed|committed|ready|running|up|up-to-date|ok)$|^complete-/

/** What a state's word says to a glance: fine, not settled, or broken. Most words say nothing. */
export const stateColour = (text: string): StateColour | undefined => {
  const word = text.trim().toLowerCase()
  if (bad.test(word)) return 'red'
  if (underWay.test(word) || uneasy.test(word)) return 'yellow'
  return good.test(word) ? 'green' : undefined
}
