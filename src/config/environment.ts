import {homedir} from 'node:os'
import {delimiter} from 'node:path'
import {type Paths, pathsOf} from './paths.js'
import {type Layer, layerOf, settingOf} from './setting.js'

/** What the program takes from its environment; everything else reads this, never `process.env`. */
export interface Environment {
  home: string
  paths: Paths
  /** `OS_*`, `STX_*` and the official URL variables that are set. */
  connection: Layer
  context?: string
  cloud?: string
  /** `OS_CLIENT_CONFIG_FILE`: a clouds.yaml at another place. */
  cloudsFile?: string
  kubeconfig: string
  /** No token or endpoint cache is kept or read. */
  noCache: boolean
  /** Passwords may go to the keychain of the operating system. */
  keychain: boolean
  /** What is changed is kept in the history of this user. */
  journal: boolean
  /** By the flag that they stand for: on a command line everybody on the machine can read them. */
  passwords: Partial<Record<PasswordFlag, string>>
  proxy: ProxyVariables
  colour: 'auto' | 'always' | 'never'
  columns?: number
  rows?: number
  /** The terminal can do nothing but print. */
  dumb: boolean
  /** Nothing but ASCII can be seen. */
  ascii: boolean
  /** What a process that outlives this one is given: whoever reads its environment finds no password there. */
  bare: Readonly<Record<string, string>>
  /** What shows long output page by page, where somebody asks for it. */
  pager: Pager
  /** `STX_PAGER`: nobody has to ask for it each time. */
  pages: boolean
  /** The folders in which a shell looks for programs. */
  searchPath: readonly string[]
  /** The official programs ask before destructive verbs when `CLI_CONFIRMATIONS` is exactly `enabled`. */
  confirmations: boolean
}

export interface Pager {
  /** For a shell, as `$PAGER` is. */
  command: string
  /** What it is given: what it needs to draw, and no secret. */
  environment: Readonly<Record<string, string>>
}

export type PasswordFlag = 'sysadmin-password' | 'bmc-password' | 'manager-password' | 'dashboard-password'

export interface ProxyVariables {
  http?: string
  https?: string
  /** Hosts that are reached directly, as `NO_PROXY` lists them. */
  direct?: string
}

export type Variables = Readonly<Record<string, string | undefined>>

/** The official programs' own names; any value turns the cache off. Others' (`PIP_NO_CACHE_DIR`) are not ours to read. */
const NO_CACHE = ['STX_NO_CACHE', 'CGTSCLIENT_NO_CACHE', 'FMCLIENT_NO_CACHE', 'DCCLIENT_NO_CACHE']

/** All that a program of Node needs to run as it does here. */
const BARE = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'NODE_OPTIONS']

/** What pagers go by: the terminal, the language, and what their users set for them. */
const OF_PAGERS = /^(PATH|HOME|SHELL|TMPDIR|TERM|TERMINFO|COLORTERM|COLUMNS|LINES|LANG|LC_[A-Z]+|LESS\w*|MORE|LV)$/

/** As it is told, less ends where all fits, shows colours and leaves the text on the screen. */
const USUAL_PAGER = 'less'
const HOW_LESS_DOES_IT = 'FRX'

export function readEnvironment(env: Variables = process.env): Environment {
  const home = env['HOME'] || homedir()
  const first = (...names: string[]) => names.map((name) => env[name]).find((value) => value)
  return {
    home,
    paths: pathsOf({
      home,
      stxHome: env['STX_HOME'],
      xdgConfigHome: env['XDG_CONFIG_HOME'],
      xdgCacheHome: env['XDG_CACHE_HOME'],
      xdgStateHome: env['XDG_STATE_HOME'],
      xdgDataHome: env['XDG_DATA_HOME'],
    }),
    connection: layerOf((name) => {
      const variable = settingOf(name).env.find((candidate) => env[candidate])
      return variable === undefined ? undefined : {value: env[variable], from: variable}
    }),
    context: first('STX_CONTEXT'),
    cloud: first('OS_CLOUD'),
    cloudsFile: first('OS_CLIENT_CONFIG_FILE'),
    kubeconfig: first('KUBECONFIG') ?? `${home}/.kube/config`,
    noCache: first(...NO_CACHE) !== undefined,
    keychain: env['STX_KEYCHAIN']?.toLowerCase() !== 'off',
    journal: env['STX_HISTORY']?.toLowerCase() !== 'off',
    passwords: {
      'sysadmin-password': first('STX_SYSADMIN_PASSWORD'),
      'bmc-password': first('STX_BMC_PASSWORD'),
      'manager-password': first('STX_MANAGER_PASSWORD'),
      'dashboard-password': first('STX_DASHBOARD_PASSWORD'),
    },
    proxy: {
      http: first('http_proxy', 'HTTP_PROXY'),
      https: first('https_proxy', 'HTTPS_PROXY'),
      direct: first('no_proxy', 'NO_PROXY'),
    },
    colour: colourOf(env),
    columns: cellsOf(env['COLUMNS']),
    rows: cellsOf(env['LINES']),
    dumb: env['TERM'] === 'dumb',
    ascii: env['TERM'] === 'linux' || !/^$|utf-?8/i.test(first('LC_ALL', 'LC_CTYPE', 'LANG') ?? ''),
    bare: only(env, (name) => BARE.includes(name)),
    pager: {
      command: first('STX_PAGER', 'PAGER') ?? USUAL_PAGER,
      environment: {LESS: HOW_LESS_DOES_IT, ...only(env, (name) => OF_PAGERS.test(name))},
    },
    pages: Boolean(env['STX_PAGER']),
    searchPath: env['PATH']?.split(delimiter).filter(Boolean) ?? [],
    confirmations: env['CLI_CONFIRMATIONS'] === 'enabled',
  }
}

const only = (env: Variables, wanted: (name: string) => boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || !wanted(name) ? [] : [[name, value]])),
  )

/** As in Node itself, FORCE_COLOR, which speaks of one run, outranks NO_COLOR, which speaks of a terminal. */
function colourOf(env: Variables): Environment['colour'] {
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 'never' : 'always'
  return env['NO_COLOR'] || env['TERM'] === 'dumb' ? 'never' : 'auto'
}

function cellsOf(text: string | undefined): number | undefined {
  const cells = Number(text)
  return Number.isInteger(cells) && cells > 0 ? cells : undefined
}
