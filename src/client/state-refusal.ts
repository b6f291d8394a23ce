import type {ServiceName} from './service.js'

/**
 * How the services say that something is not allowed as things stand now. Their statuses do not say it: sysinv and
 * dcmanager answer 400 to bad input and to a host that is locked already alike, usm answers 406 to everything.
 */
const aboutState = [
  /\balready\b/i,
  /\bin[- ]progress\b/i,
  /\bin (?:an? |the |its )?(?:['"\w-]+ )?(?:current )?stat(?:e|us)\b/i,
  /'(?:un)?managed' status/i,
  /\bdeploy.status\b/i,
  /\bduring an active operation\b/i,
  /\btaking place\b/i,
  /\bnot allowed (?:while|when)\b/i,
  /\ban active controller\b/i,
  /\bnot started yet\b/i,
  /\bprocedure phase failed on host\b/i,
  /\bno new (?:certificate available|root CA cert found)\b/i,
  /\bmust (?:first )?be (?:deployed|(?:un)?locked|online|offline|(?:un)?managed|available|active|in .*\bstates?)\b/i,
  // usm: what it does in a state of the deployment only, of a release only, on one controller only.
  /\bonly when current deployment state\b/i,
  /\b(?:is|are) (?:not ready to|being uploaded)\b/i,
  /\b(?:are required by other releases|requires the following releases|still used by subcloud|current (?:running )?release)\b/i,
  /\bright order of deployment\b/i,
  /\bnodes are installing\b/i,
  /\b(?:performed on|executed in) controller-0\b/i,
  /\bnot supported (?:in patch removal|while removing|after a successful)\b/i,
  /\bis (?:not )?'?(?:(?:un)?locked|online|offline|(?:un)?managed)\b/i,
  // sysinv: what it does to locked hosts only, and what hinders a swact.
  /'unlocked' host\b|\ba Powered-Off' host\b/i,
  /\bhas (?:operational state|degraded availability)\b/i,
  /\bis resizing\b/i,
]

/** That what was named is not there, where the status says only that something is wrong. */
const aboutAbsence = [
  /\bcould not be found\b/i,
  /\brejected: application not found\b/i,
  /\bno service parameter entry found\b/i,
]

/** The same of usm. */
const aboutMissingRelease = [/\bcan not be found\b/i, /\bnot found\b/i, /\brelease \S+ does not exist\b/i]

export const isAboutState = (text: string): boolean => aboutState.some((words) => words.test(text))

/** What a refusal is about whose status does not tell; usm has one status for all, or none. */
export function kindOfRefusal(service: ServiceName, text: string): 'not-found' | 'conflict' | 'failed' {
  const absence = service === 'usm' ? aboutMissingRelease : aboutAbsence
  if (absence.some((words) => words.test(text))) return 'not-found'
  return isAboutState(text) ? 'conflict' : 'failed'
}
