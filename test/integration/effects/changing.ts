import {readFileSync} from 'node:fs'

const root = new URL('../../../', import.meta.url)
const manifest = () =>
  JSON.parse(readFileSync(new URL('oclif.manifest.json', root), 'utf8')) as {
    commands: Record<string, {id: string; examples?: string[]}>
  }

/** They change this machine alone, or run another command again. */
const local = new Set([
  ...['context:add', 'context:remove', 'context:use', 'dropin:install', 'dropin:remove', 'login', 'logout'],
  ...['run:forget', 'run:resume'],
])

/** Every command that changes a system, with its examples as they are typed behind `stx`. */
export async function changingCommands(): Promise<{id: string; examples: string[]}[]> {
  const changing: {id: string; examples: string[]}[] = []
  for (const {id, examples = []} of Object.values(manifest().commands)) {
    const {default: command} = await import(new URL(`dist/commands/${id.replaceAll(':', '/')}.js`, root).href)
    if (!('act' in command.prototype) || id.startsWith('sim:') || local.has(id)) continue
    changing.push({id, examples: examples.map((example) => example.replace(/^.*<%= config.bin %> /, ''))})
  }
  return changing
}

/** The lines of `ensured.txt`, those of its own included that begin with `@`. */
export const ensuredLines = (): string[] =>
  readFileSync(new URL('ensured.txt', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
