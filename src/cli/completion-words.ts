import type {OfficialProgram} from '../spelling/manifest.js'
import type {SpellingIndex} from '../spelling/spelling-index.js'

/** Every word of a command and every option, for the completion scripts that come with the official programs. */
export function completionWords(program: OfficialProgram, index: SpellingIndex): string[] {
  const own = Object.values(index.commands).flatMap(({official, flags}) => {
    const names = official.filter((name) => name.startsWith(`${program}:`))
    return names.length > 0 ? [{names, flags}] : []
  })
  const words = own.flatMap(({names}) => names.flatMap((name) => name.split(':').slice(1)))
  const options = [index.globals, ...own.map(({flags}) => flags)].flatMap((flags) =>
    Object.entries(flags).flatMap(([name, {char}]) => [`--${name}`, ...(char ? [`-${char}`] : [])]),
  )
  return [...new Set([...words, ...options, '--help', '-h'])].sort()
}
