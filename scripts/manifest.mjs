// Writes oclif.manifest.json with oclif's own loader, so that it holds exactly what oclif would have found, and the
// index that the spelling layer reads instead of it.
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {Plugin} from '@oclif/core'

export async function writeManifest() {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const plugin = new Plugin({root, type: 'core', isRoot: true, ignoreManifest: true, respectNoCacheDefault: true})
  await plugin.load()
  const commands = Object.fromEntries(Object.entries(plugin.manifest.commands).sort(([a], [b]) => (a < b ? -1 : 1)))
  const {version} = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  writeFileSync(`${root}oclif.manifest.json`, `${JSON.stringify({commands, version})}\n`)

  const {indexManifest} = await import('../dist/spelling/spelling-index.js')
  writeFileSync(`${root}dist/spelling.json`, JSON.stringify(indexManifest(Object.values(commands))))
}
