import type {Cloud, ConnectOptions, TraceEvent} from '../client/index.js'
import {redactUrl} from '../client/redact.js'
import {CLOCK_HEADER, TIME_HEADER} from '../client/simulated-time.js'
import {harmless} from '../output/control-character.js'
import type {RunContext} from './context.js'
import {CommandFailure} from './failure.js'

/** The connection that flags, environment and contexts add up to. */
export async function openCloud(
  globals: Record<string, unknown>,
  context: RunContext,
  way: Pick<ConnectOptions, 'beforeChange' | 'onlooker' | 'pooled' | 'signal'> = {},
): Promise<Cloud> {
  const [{resolveConnection}, {connect}] = await Promise.all([
    import('../config/resolve.js'),
    import('../client/connect.js'),
  ])
  const {connection, notices, source} = await resolveConnection({flags: globals, environment: context.environment})
  const {auth} = connection
  context.connection = {
    ...(source.startsWith('context:') && {context: source.slice('context:'.length)}),
    ...('username' in auth && {user: auth.username}),
    ...('authUrl' in auth && auth.authUrl !== undefined && {url: redactUrl(auth.authUrl)}),
  }
  // A trace and what a server lets us know are in its words.
  const say = (line: string) => context.io.stderr.write(`${harmless(line)}\n`)
  if (!globals.quiet) for (const notice of notices) say(notice)
  return connect({
    ...connection,
    signal: context.signal,
    ...way,
    onHeaders: (headers) => {
      context.timeStandsStill = headers.get(CLOCK_HEADER) === 'frozen'
      const simulated = headers.get(TIME_HEADER)
      const date = simulated ?? headers.get('date')
      if (date) context.answered = {date, at: Date.now(), simulated: simulated !== undefined}
    },
    onNotice: globals.quiet ? undefined : say,
    onTrace:
      globals.debug || globals.verbose ? (event) => say(describeTrace(event, globals.debug === true)) : undefined,
  })
}

function describeTrace(event: TraceEvent, whole: boolean): string {
  const {attempt, retryInMs} = event
  const again = retryInMs === undefined ? undefined : `attempt ${attempt}, next in ${retryInMs / 1000} s`
  const line = [
    event.method,
    event.url,
    event.status ?? event.error,
    `${event.milliseconds} ms`,
    event.requestId,
    again,
  ]
    .filter((part) => part !== undefined)
    .join('  ')
  if (!whole) return line
  const lines = (mark: string, headers: Record<string, string> | undefined, body: string | undefined) => [
    ...Object.entries(headers ?? {}).map(([name, value]) => `${mark} ${name}: ${value}`),
    ...(body ? [`${mark} ${body}`] : []),
  ]
  return [
    line,
    ...lines('>', event.requestHeaders, event.requestBody),
    ...lines('<', event.responseHeaders, event.responseBody),
  ].join('\n')
}

/** A subcloud is a region of its own; only dcmanager knows which. */
export async function subcloudRegion(cloud: Cloud, name: string): Promise<string> {
  const {subclouds} = await import('../client/dcmanager/subcloud.js')
  const subcloud = await subclouds(await cloud.api('dcmanager')).get(name)
  const region = subcloud['region-name']
  if (!region)
    throw new CommandFailure('failed', `subcloud ${name} has no region yet`, 'deploy it first: stx subcloud show')
  return region
}
