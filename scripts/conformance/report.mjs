// What `npm run conformance` prints, and docs/conformance.md.
import {readFileSync, writeFileSync} from 'node:fs'

/** Every official command, in the spelling of its program, from the aliases of the manifest. */
export function officialCommands() {
  const {commands} = JSON.parse(readFileSync('oclif.manifest.json', 'utf8'))
  return Object.values(commands)
    .flatMap(({aliases = [], hiddenAliases = []}) => [...aliases, ...hiddenAliases])
    .filter((alias) => /^(system|dcmanager|fm|software|sw-manager):/.test(alias))
    .map((alias) => alias.replaceAll(':', ' '))
    .sort()
}

/** The command that a line runs: the longest of the catalogue that its words begin with, options before it left out. */
export function commandOf(line, commands) {
  const [program, ...words] = line.split(/\s+/)
  const first = words.findIndex((word) => !word.startsWith('-'))
  for (let length = 3; length > 0; length -= 1) {
    const name = [program, ...words.slice(first, first + length)].join(' ')
    if (commands.has(name)) return name
  }
  return undefined
}

const codes = (results, program) => [...new Set(results.map((result) => result[program]))].join(', ')
const cell = (text) => text.replaceAll('|', '\\|')

export function textOf(result) {
  if (result.verdict === 'equal') return result.differs && result.difference ? 'differs on purpose' : 'equal'
  if (result.verdict === 'unexpected') return `${result.refused ? 'not refused' : 'refused'}: ${result.said}`
  const {difference} = result
  if (!difference) return 'equal'
  return `${difference.stream} line ${difference.line}: official \`${difference.official.trim()}\`, here \`${difference.ours.trim()}\``
}

export function writeReport(file, results, commands) {
  const byCommand = Map.groupBy?.(results, ({command}) => command) ?? groupBy(results, 'command')
  const rows = commands.map((command) => {
    const own = byCommand.get(command) ?? []
    if (own.length === 0) return `| ${command} | 0 | | | not told yet |`
    const remarks = [...new Set(own.map(textOf).filter((text) => text !== 'equal'))]
    return `| ${command} | ${own.length} | ${codes(own, 'official')} | ${codes(own, 'ours')} | ${cell(remarks.join('; ') || 'equal')} |`
  })
  const run = commands.filter((command) => byCommand.has(command)).length
  const equal = results.filter(({verdict}) => verdict === 'equal').length
  writeFileSync(
    file,
    `# Conformance

Written by \`npm run conformance\`: the official programs found on the PATH tell the stories in \`test/conformance/plan\` to
one simulator, the drop-in programs the same to its twin (same seed, same frozen time). Exit codes, standard output and
standard error of every line are compared byte for byte. \`docs/differences.md\` has the differences that are on purpose.

${results.length} command lines, ${equal} alike; ${run} of ${commands.length} official commands.

| command | lines | official exit codes | ours | text |
|---|---|---|---|---|
${rows.join('\n')}
`,
  )
}

function groupBy(items, key) {
  const groups = new Map()
  for (const item of items) groups.set(item[key], [...(groups.get(item[key]) ?? []), item])
  return groups
}
