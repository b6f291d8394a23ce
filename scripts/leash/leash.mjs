// What a test or a script starts must not outlive it, nor may what is started in turn, a simulator above all, which is
// made to outlive those who start it. So each such process is given a leash: a socket that the first one holds.
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const follow = fileURLToPath(new URL('follow.cjs', import.meta.url))

export class Leash {
  #folder = mkdtempSync(join(tmpdir(), 'stx-leash-'))
  #path = join(this.#folder, 'leash')
  #loaded = join(this.#folder, 'follow.cjs')
  #held = new Set()
  #server = createServer((socket) => {
    // Whoever is killed may be about to connect.
    socket.on('error', () => socket.destroy()).on('close', () => this.#held.delete(socket))
    this.#held.add(socket.resume().unref())
  })

  constructor() {
    writeFileSync(this.#loaded, `require(${JSON.stringify(follow)})(${JSON.stringify(this.#path)})\n`)
    // A process that is held need not keep the one that holds it.
    this.#server.listen(this.#path).unref()
  }

  /** For the environment of what shall be on the leash. A program that hands on few variables hands on this one. */
  variables(options = process.env.NODE_OPTIONS ?? '') {
    return {NODE_OPTIONS: `${options} --require ${JSON.stringify(this.#loaded)}`.trim()}
  }

  /** Ends every process on the leash; returns when they have gone. */
  async letGo() {
    this.#server.close()
    const gone = [...this.#held].map((socket) => once(socket, 'close'))
    for (const socket of this.#held) socket.ref().end()
    await Promise.all(gone)
    rmSync(this.#folder, {recursive: true, force: true})
  }
}
