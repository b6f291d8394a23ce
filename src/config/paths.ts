import {isAbsolute, join, resolve} from 'node:path'

/** The four homes of our files. */
export interface Paths {
  config: string
  cache: string
  state: string
  data: string
}

export interface PathVariables {
  home: string
  stxHome?: string
  xdgConfigHome?: string
  xdgCacheHome?: string
  xdgStateHome?: string
  xdgDataHome?: string
}

/** `STX_HOME` holds everything; else the XDG base directories, whose relative values that specification ignores. */
export function pathsOf(variables: PathVariables): Paths {
  const {home, stxHome} = variables
  if (stxHome) {
    const root = resolve(stxHome)
    return {
      config: join(root, 'config'),
      cache: join(root, 'cache'),
      state: join(root, 'state'),
      data: join(root, 'data'),
    }
  }
  const base = (xdg: string | undefined, ...fallback: string[]) =>
    join(xdg && isAbsolute(xdg) ? xdg : join(home, ...fallback), 'stx')
  return {
    config: base(variables.xdgConfigHome, '.config'),
    cache: base(variables.xdgCacheHome, '.cache'),
    state: base(variables.xdgStateHome, '.local', 'state'),
    data: base(variables.xdgDataHome, '.local', 'share'),
  }
}

/** Tokens that are still good between runs: a cache, safe to remove at any time. */
export const tokenCacheDir = (paths: Paths): string => join(paths.cache, 'tokens')
