import {Args, Flags} from '@oclif/core'

/** Flags of every command. `helpGroup` marks them, so that help can fold them and a command's own flag can win. */
const outputFlags = {
  format: Flags.option({
    char: 'f',
    aliases: ['output'],
    charAliases: ['o'],
    options: ['table', 'json', 'jsonl', 'yaml', 'csv', 'value', 'shell'] as const,
    summary: 'how the result is written',
    helpGroup: 'OUTPUT',
  })(),
  column: Flags.string({
    char: 'c',
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    summary: 'only this column, by heading or field name; may be repeated',
    helpGroup: 'OUTPUT',
  }),
  query: Flags.string({summary: 'JMESPath expression over the JSON result', helpGroup: 'OUTPUT'}),
  jmespath: Flags.string({hidden: true, summary: 'the same, where --query means something else', helpGroup: 'OUTPUT'}),
  'sort-column': Flags.string({
    multiple: true,
    multipleNonGreedy: true,
    delimiter: ',',
    summary: 'sort a list by this column; may be repeated',
    helpGroup: 'OUTPUT',
  }),
  'sort-ascending': Flags.boolean({summary: 'sort upwards', helpGroup: 'OUTPUT', hidden: true}),
  'sort-descending': Flags.boolean({summary: 'sort downwards', helpGroup: 'OUTPUT'}),
  'max-width': Flags.integer({summary: 'widest table, in characters; 0 for no limit', helpGroup: 'OUTPUT', min: 0}),
  'fit-width': Flags.boolean({summary: 'fit tables to the terminal', helpGroup: 'OUTPUT'}),
  nowrap: Flags.boolean({summary: 'never wrap tables', helpGroup: 'OUTPUT', aliases: ['no-wrap']}),
  'print-empty': Flags.boolean({summary: 'print a table even when it has no rows', helpGroup: 'OUTPUT', hidden: true}),
  noindent: Flags.boolean({summary: 'JSON on one line', helpGroup: 'OUTPUT'}),
  quote: Flags.option({
    options: ['all', 'minimal', 'none', 'nonnumeric'] as const,
    summary: 'when CSV values are quoted',
    helpGroup: 'OUTPUT',
  })(),
  prefix: Flags.string({summary: 'put before each name in shell format', helpGroup: 'OUTPUT'}),
  pager: Flags.boolean({
    summary: 'on a terminal that is too short for it, show it in $PAGER (STX_PAGER: always)',
    helpGroup: 'OUTPUT',
  }),
  'no-color': Flags.boolean({summary: 'no colours', helpGroup: 'OUTPUT'}),
  quiet: Flags.boolean({char: 'q', summary: 'no progress and no hints', helpGroup: 'OUTPUT'}),
}

const connectionFlags = {
  context: Flags.string({summary: 'the context to use instead of the current one', helpGroup: 'CONNECTION'}),
  subcloud: Flags.string({summary: 'run in this subcloud instead of the system itself', helpGroup: 'CONNECTION'}),
  timeout: Flags.string({summary: 'seconds that one request may take (600)', helpGroup: 'CONNECTION'}),
  'os-auth-url': Flags.string({summary: 'keystone URL', helpGroup: 'CONNECTION'}),
  'os-username': Flags.string({summary: 'user name', helpGroup: 'CONNECTION'}),
  'os-password': Flags.string({summary: 'password; prefer `stx login` or OS_PASSWORD', helpGroup: 'CONNECTION'}),
  'os-project-name': Flags.string({
    summary: 'project',
    helpGroup: 'CONNECTION',
    aliases: ['os-tenant-name'],
  }),
  'os-project-id': Flags.string({hidden: true, helpGroup: 'CONNECTION', aliases: ['os-tenant-id']}),
  'os-user-domain-name': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'os-user-domain-id': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'os-project-domain-name': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'os-project-domain-id': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'os-region-name': Flags.string({summary: 'region', helpGroup: 'CONNECTION'}),
  'os-endpoint-type': Flags.string({hidden: true, helpGroup: 'CONNECTION', aliases: ['os-interface']}),
  'os-auth-token': Flags.string({summary: 'a token instead of a password', helpGroup: 'CONNECTION'}),
  'os-cloud': Flags.string({summary: 'cloud of clouds.yaml', helpGroup: 'CONNECTION'}),
  'os-cacert': Flags.string({
    summary: 'CA certificates to trust',
    helpGroup: 'CONNECTION',
    aliases: ['ca-file'],
  }),
  'cert-file': Flags.string({hidden: true, helpGroup: 'CONNECTION', aliases: ['os-cert']}),
  'key-file': Flags.string({hidden: true, helpGroup: 'CONNECTION', aliases: ['os-key']}),
  insecure: Flags.boolean({char: 'k', summary: 'do not verify TLS certificates', helpGroup: 'CONNECTION'}),
  'stx-auth-type': Flags.option({options: ['keystone', 'oidc'] as const, hidden: true, helpGroup: 'CONNECTION'})(),
  'system-url': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'dcmanager-url': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'fm-url': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'software-url': Flags.string({hidden: true, helpGroup: 'CONNECTION'}),
  'no-cache': Flags.boolean({summary: 'do not use or keep the token cache', helpGroup: 'CONNECTION'}),
  'refresh-cache': Flags.boolean({hidden: true, helpGroup: 'CONNECTION'}),
}

/** For every command that can look at one system of many, or act on it. */
const manyFlags = {
  subclouds: Flags.string({
    summary: 'in all of these subclouds: all, edge-*, group:NAME, @FILE, availability=online …',
    helpGroup: 'MANY SITES',
    helpValue: 'SELECTOR',
  }),
  parallel: Flags.integer({
    summary: 'subclouds that are asked at a time (32)',
    helpGroup: 'MANY SITES',
    min: 1,
    max: 1024,
  }),
  'stop-after': Flags.string({
    summary: 'of a change: begin nothing new after so many failures, such as 5 or 10%',
    helpGroup: 'MANY SITES',
  }),
  ramp: Flags.boolean({
    summary: 'of a change: one at a time at first, one more with each that succeeds',
    helpGroup: 'MANY SITES',
  }),
  'site-timeout': Flags.string({summary: 'longest time for one subcloud (10s)', helpGroup: 'MANY SITES'}),
  yes: Flags.boolean({summary: 'of a change to many: do not ask', helpGroup: 'MANY SITES'}),
  'allow-none': Flags.boolean({summary: 'a selector that fits no subcloud is no mistake', helpGroup: 'MANY SITES'}),
}

/** For every command that reads. A command that waits has its own of the last two. */
const watchFlags = {
  watch: Flags.string({
    summary: 'show it again and again, as long as you look; the table changes in place',
    helpGroup: 'WATCHING',
    helpValue: '=5s',
  }),
  until: Flags.string({
    summary: 'with --watch: end when this holds for every row, as in availability=online; gone: when there is none',
    helpGroup: 'WATCHING',
    helpValue: 'COND',
  }),
  deadline: Flags.string({
    summary: 'with --watch: end then, with exit code 124; such as 90s or 15m',
    helpGroup: 'WATCHING',
  }),
}

/** For every command that changes something on a system. */
const effectFlags = {
  'dry-run': Flags.boolean({
    summary: 'send nothing: tell which requests would be sent; exit code 9 if there are any',
    helpGroup: 'CHANGING',
  }),
  ensure: Flags.boolean({
    summary: 'send nothing where it is so already, and end well; what is to go may be gone',
    helpGroup: 'CHANGING',
  }),
  curl: Flags.boolean({
    summary: 'with --dry-run: as lines of curl, without secrets',
    helpGroup: 'CHANGING',
  }),
}

const diagnosticFlags = {
  verbose: Flags.boolean({char: 'v', summary: 'show each request with its time and id', helpGroup: 'DIAGNOSTICS'}),
  debug: Flags.boolean({summary: 'show the traffic, secrets masked, and stack traces', helpGroup: 'DIAGNOSTICS'}),
}

export const globalFlags = {
  ...outputFlags,
  ...connectionFlags,
  ...manyFlags,
  ...watchFlags,
  ...effectFlags,
  ...diagnosticFlags,
}
export const globalGroups = new Set(['OUTPUT', 'CONNECTION', 'MANY SITES', 'WATCHING', 'CHANGING', 'DIAGNOSTICS'])

/** For every verb whose work goes on after the reply. */
export const waitFlags = {
  wait: Flags.boolean({summary: 'wait until it is done or has failed'}),
  deadline: Flags.string({
    summary: 'with --wait: longest time to wait, such as 90s or 15m (2h)',
  }),
}

/** For verbs that interrupt service or destroy something. */
export const confirmFlags = {
  yes: Flags.boolean({summary: 'do not ask'}),
}

/** Of the official lists that stop after each screenful; ours never do. */
export const pagingFlags = {
  nopaging: Flags.boolean({hidden: true, summary: 'all at once, as it always is'}),
}

/** The official showing commands take it, and nothing comes of it. */
export const variableFlag = {
  variable: Flags.string({multiple: true, multipleNonGreedy: true, hidden: true}),
}

export const hostArg = Args.string({required: true, description: 'host name or id'})
/** Where only the name will do. */
export const hostNameArg = Args.string({required: true, description: 'host name'})
export const subcloudArg = Args.string({required: true, description: 'subcloud name or id'})
/**
 * Of what is done to each of several: they are read as a list, and the command is handed one after the other. None are
 * named where they are selected.
 */
export const subcloudsArg = Args.string({
  multiple: true,
  description: 'names or ids of subclouds; or select them with --subclouds',
}) as unknown as typeof subcloudArg
/** Of what is read of each of several: no name, and a selection instead, is as good. */
export const severalSubcloudsArg = Args.string({
  multiple: true,
  description: 'names or ids of subclouds; or select them with --subclouds',
})
export const groupArg = Args.string({required: true, description: 'group name or id'})

/** Changes as `name=value` words. */
export const assignmentsArg = Args.string({
  multiple: true,
  required: true,
  description: 'what to change to what, as in name=value',
})

/** Where launchers stand: named each time, because a folder on the PATH is nothing to guess. */
export const dirFlag = {
  dir: Flags.string({required: true, summary: 'a folder, best one that comes early on the PATH', helpValue: 'DIR'}),
}

/** Overrides belong to a chart of an application in a namespace. */
export const chartArgs = {
  application: Args.string({required: true, description: 'name of the application'}),
  chart: Args.string({required: true, description: 'name of the chart'}),
  namespace: Args.string({required: true, description: 'namespace of the overrides'}),
}
