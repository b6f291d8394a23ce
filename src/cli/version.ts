import {readFileSync} from 'node:fs'

/** Built modules lie as deep below the project's root as their sources. */
export const packageVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {version: string}).version
