import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'

interface Flag {
  type: string
  char?: string
  aliases?: string[]
  required?: boolean
  options?: string[]
  helpGroup?: string
}

interface Command {
  id: string
  hiddenAliases?: string[]
  flags: Record<string, Flag>
  args: Record<string, {required?: boolean; multiple?: boolean; options?: string[]}>
}

const {commands} = JSON.parse(readFileSync(new URL('../../../oclif.manifest.json', import.meta.url), 'utf8')) as {
  commands: Record<string, Command>
}

const global = new Set(['OUTPUT', 'CONNECTION', 'DIAGNOSTICS'])

const described = ({id, hiddenAliases = [], flags, args}: Command) => {
  const words = Object.entries(args).map(([name, {required, multiple}]) => {
    const word = `${name.toUpperCase()}${multiple ? '...' : ''}`
    return required ? word : `[${word}]`
  })
  const options = Object.entries(flags)
    .filter(([, {helpGroup}]) => !global.has(helpGroup ?? ''))
    .map(([name, {type, char, aliases = [], required, options: choices}]) => {
      const names = [...(char ? [`-${char}`] : []), `--${name}`, ...aliases.map((alias) => `--${alias}`)].join('|')
      const value = type === 'option' ? `=${choices ? choices.join('|') : 'VALUE'}` : ''
      return required ? `${names}${value}` : `[${names}${value}]`
    })
  return [
    [id.replaceAll(':', ' '), ...words, ...options].join(' '),
    ...hiddenAliases.map((alias) => `  = ${alias}`),
  ].join('\n')
}

test('what people type is a contract: changes are read in this listing before they are made', async () => {
  const listing = `${Object.values(commands).map(described).join('\n')}\n`
  await expect(listing).toMatchFileSnapshot('commands.txt')
})
