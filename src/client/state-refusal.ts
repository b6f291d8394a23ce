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
  /\bmust (?:first )?be (?:deployed|(?:un)?locked|online|offline|(?:un)?managed|available|active|in .*\bstate)\b/i,
  /\bis (?:not )?(?:(?:un)?locked|online|offline|(?:un)?managed)\b/i,
]

export const isAboutState = (text: string): boolean => aboutState.some((words) => words.test(text))
