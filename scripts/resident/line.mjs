// A line as a shell runs it, in a folder and with variables of its own. There is nothing to read on its standard input.
import {spawn} from 'node:child_process'

export function startLine(command, {cwd, env}) {
  // In a group of its own: what the shell has started can be ended with it.
  const child = spawn('/bin/sh', ['-c', command], {cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true})
  const outcome = {stdout: '', stderr: ''}
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      outcome[name] += chunk
    })
  }
  return {
    ended: new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code, signal) => resolve({...outcome, code: code ?? (signal === 'SIGINT' ? 130 : 128)}))
    }),
    kill: () => process.kill(-child.pid, 'SIGKILL'),
  }
}
