import {readFileSync} from 'node:fs'

const listing = readFileSync(new URL('../unit/contract/commands.txt', import.meta.url), 'utf8')
const lines = listing.split('\n').filter((line) => line !== '' && !line.startsWith(' '))

/** What is wrong with a command that somebody is told to type: it does not exist, lacks an argument, or has a strange flag. */
export function mistakeIn(command: string): string | undefined {
  const words = command.replace(/^stx( --subcloud \S+)? /, '').split(' ')
  const usage = lines
    .filter((line) => {
      const name = line.split(/ (?=[[A-Z(-])/)[0] ?? ''
      return `${words.join(' ')} `.startsWith(`${name} `)
    })
    .sort((a, b) => b.length - a.length)[0]
  if (!command.startsWith('stx ') || usage === undefined) return `there is no such command: ${command}`
  const [name = ''] = usage.split(/ (?=[[A-Z(-])/)
  const needed = usage.slice(name.length).match(/(?<= )[A-Z][A-Z_-]*(\.\.\.)?(?= |$)/g) ?? []
  const given = words.slice(name.split(' ').length)
  if (given.filter((word) => !word.startsWith('-')).length < needed.length) return `an argument is missing: ${command}`
  const global = ['--query', '--format', '--subcloud']
  const strange = given.find((word) => word.startsWith('--') && !global.includes(word) && !usage.includes(word))
  return strange === undefined ? undefined : `${name} knows no ${strange}`
}
