import {readFileSync} from 'node:fs'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** When a process began, in ticks since the machine did: another one that has its number by now began later. */
export function bornOf(pid: number): string | null {
  try {
    // The name of the program, in parentheses, may hold anything.
    const [, facts = ''] = /^.*\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return facts.split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** Whether the process still runs that wrote this down, as far as the system lets us know. */
export const stillRuns = ({pid, born}: {readonly pid: number; readonly born?: string | null}): boolean =>
  isAlive(pid) && (typeof born !== 'string' || bornOf(pid) === born)
