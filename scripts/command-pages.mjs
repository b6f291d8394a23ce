// Writes docs/commands/, or another folder: a page for each first word of a command, from oclif.manifest.json. A test
// refuses stale pages.
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {isGlobal} from '../dist/cli/help-index.js'

const root = new URL('..', import.meta.url)
const read = (file) => JSON.parse(readFileSync(new URL(file, root), 'utf8'))

/** The pages by file name. */
function commandPages() {
  const commands = Object.values(read('oclif.manifest.json').commands).filter(({hidden}) => !hidden)
  const {topics} = read('package.json').oclif
  const families = grouped(commands)
  const described = (family) => topics[family]?.description ?? 'sign-in, completion and the state of things'
  const pages = [...families].map(([family, members]) => [`${family}.md`, page(family, described(family), members)])
  const index = [...families.keys()].map((family) => `| [${family}](${family}.md) | ${described(family)} |`)
  const head = ['# Every command', '', 'Flags that all commands share: `stx help flags`.', '', '| | |', '|---|---|']
  return new Map([['README.md', lines([...head, ...index])], ...pages])
}

/** Commands of one word share a page. */
const familyOf = ({id}) => (id.includes(':') ? id.slice(0, id.indexOf(':')) : 'stx')

function grouped(commands) {
  const families = new Map()
  for (const command of commands) {
    const family = familyOf(command)
    families.set(family, [...(families.get(family) ?? []), command])
  }
  return families
}

const page = (family, description, members) =>
  lines([family === 'stx' ? '# stx' : `# stx ${family}`, '', description, ...members.flatMap(section)])

function section({id, summary = '', description, args, flags, examples = [], hiddenAliases = []}) {
  const name = `stx ${id.replaceAll(':', ' ')}`
  const own = Object.values(flags).filter(({hidden, helpGroup}) => !hidden && !isGlobal({helpGroup}))
  const words = Object.values(args).filter(({hidden}) => !hidden)
  const official = hiddenAliases.map((alias) => `\`${alias.replaceAll(':', ' ')}\``)
  const rows = [
    ...words.map((arg) => row(arg.name.toUpperCase(), arg.description, arg.options)),
    ...own.map((flag) => row(flagName(flag), flag.summary ?? flag.description, flag.options)),
  ]
  const usage = [name, ...words.map(usageWord), ...own.map(usageFlag)].join(' ')
  const shown = examples.map(template).filter((example) => example !== usage)
  return [
    '',
    `## ${name}`,
    '',
    `${summary}${official.length > 0 ? ` (${official.join(', ')})` : ''}`,
    ...(description ? ['', template(description)] : []),
    '',
    '```',
    usage,
    '```',
    ...(rows.length > 0 ? ['', '| | |', '|---|---|', ...rows] : []),
    ...(shown.length > 0 ? ['', '```sh', ...shown, '```'] : []),
  ]
}

const usageWord = ({name, required, multiple}) => {
  const word = `${name.toUpperCase()}${multiple ? '...' : ''}`
  return required ? word : `[${word}]`
}
const usageFlag = (flag) => {
  const text = flag.type === 'boolean' ? `--${flag.name}` : `--${flag.name} ${flag.helpValue ?? 'VALUE'}`
  return flag.required ? text : `[${text}]`
}
const flagName = ({name, char}) => (char ? `-${char}, --${name}` : `--${name}`)
const row = (name, text = '', options) =>
  `| \`${name}\` | ${cell(template(text))}${options ? `: ${options.map((option) => `\`${option}\``).join(', ')}` : ''} |`
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const template = (text) => text.replaceAll('<%= config.bin %>', 'stx').trim()
const lines = (all) => `${all.join('\n')}\n`

const folder = process.argv[2] ?? fileURLToPath(new URL('docs/commands', root))
rmSync(folder, {recursive: true, force: true})
mkdirSync(folder)
for (const [file, text] of commandPages()) writeFileSync(join(folder, file), text)
