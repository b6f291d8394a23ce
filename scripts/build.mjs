// Builds dist/: one entry per command with the shared code split into chunks, so that a command loads only what it
// uses, and oclif.manifest.json, which lets oclif find that one file. `--types` adds the library's declarations.
import {execFileSync} from 'node:child_process'
import {readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {build} from 'esbuild'

const modules = (folder) =>
  readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))

rmSync('dist', {recursive: true, force: true})
rmSync('oclif.manifest.json', {force: true})

await build({
  entryPoints: ['src/cli/main.ts', 'src/client/index.ts', ...modules('src/commands')],
  outbase: 'src',
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.18',
  minifySyntax: true,
  chunkNames: 'chunks/[name]-[hash]',
  // Native packages are found at run time; the others are bundled because one file loads faster than four hundred.
  external: ['libsql', 'keytar', '@napi-rs/keyring'],
  banner: {js: "import {createRequire as bundledRequire} from 'node:module';const require=bundledRequire(import.meta.url);"},
  logLevel: 'warning',
})

if (process.argv.includes('--types')) {
  execFileSync('npx', ['tsc', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', 'src', '--outDir', 'dist/types', '-p', 'tsconfig.json'], {stdio: 'inherit'})
}
const {writeManifest} = await import('./manifest.mjs')
await writeManifest()
