// npm run new -- host lock [system:host-lock]
// Writes the first version of a command and its transcript; from then on the files belong to people.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'

const words = process.argv.slice(2).filter((word) => !word.includes(':'))
const alias = process.argv.slice(2).find((word) => word.includes(':')) ?? officialAlias(words.join(' '))
if (words.length < 2 || words.some((word) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word))) {
  console.error(
    'usage: npm run new -- <topic...> <verb> [program:official-name], for example: npm run new -- dns show system:dns-show',
  )
  process.exit(2)
}

/** docs/spellings.csv knows which official command this stands for. */
function officialAlias(id) {
  const row = readFileSync('docs/spellings.csv', 'utf8')
    .split('\n')
    .find((line) => line.split(',')[1] === id)
  return row?.split(',')[0]?.replaceAll(' ', ':')
}

const path = `src/commands/${words.join('/')}.ts`
const transcript = `test/acceptance/${words.join('-')}.transcript`
for (const file of [path, transcript]) {
  if (existsSync(file)) {
    console.error(`${file} exists already; nothing was written`)
    process.exit(1)
  }
}

const name = words
  .flatMap((word) => word.split('-'))
  .map((word) => word[0].toUpperCase() + word.slice(1))
  .join('')
const up = '../'.repeat(words.length)
const aliases = alias ? `  static override hiddenAliases = ['${alias}']\n` : ''
const verb = words.at(-1)
const shapes = [
  {verbs: /^list$|-list$/, module: 'reading', base: 'Listing<object>', members: ['view = {}', 'read = async () => []']},
  {
    verbs: /^show$|-show$/,
    module: 'reading',
    base: 'Showing<object>',
    members: ['view = {}', 'read = async () => ({})'],
  },
  {
    verbs: /^(add|create|modify|update|apply|start|enable|disable|lock|unlock)$/,
    module: 'changing',
    base: 'Changing<object>',
    members: ['result = {}', 'change = async () => ({})'],
  },
  {verbs: /./, module: 'changing', base: 'Doing', members: [`act = async () => said('${words.join(' ')}: done')`]},
]
const {module, base, members} = shapes.find(({verbs}) => verbs.test(verb))
const said = base === 'Doing' ? `import {said} from '${up}cli/result.js'\n` : ''
mkdirSync(dirname(path), {recursive: true})
writeFileSync(
  path,
  `import {${base.split('<')[0]}} from '${up}cli/${module}.js'
${said}
export default class ${name} extends ${base} {
  static override summary = '${verb} ${words.slice(0, -1).join(' ')}'
  static override examples = ['<%= config.bin %> ${words.join(' ')}']
${aliases}
${members.map((member) => `  ${member}\n`).join('')}}
`,
)
const scenario = alias?.startsWith('dcmanager:') ? 'dc' : 'aio-sx'
writeFileSync(transcript, `@start --scenario ${scenario}\n\n$ stx ${words.join(' ')}\n`)
console.log(`wrote ${path} and ${transcript}; next: docs/adding-a-command.md`)
for (const step of lacking()) console.log(`still to do: ${step}`)

/** What tests will ask for, as far as it can be seen from here. */
function lacking() {
  const {topics} = JSON.parse(readFileSync('package.json', 'utf8')).oclif
  const names = words.slice(0, -1).map((_, at) => words.slice(0, at + 1).join(':'))
  return [
    ...(alias && !officialAlias(words.join(' '))
      ? [`a row in docs/spellings.csv: ${alias.replaceAll(':', ' ')},${words.join(' ')},`]
      : []),
    ...names
      .filter((topic) => !topics[topic])
      .map((topic) => `a description of ${topic} under oclif.topics in package.json`),
  ]
}
