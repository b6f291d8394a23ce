import {randomBytes} from 'node:crypto'
import {link, realpath, rename, rm, stat, writeFile} from 'node:fs/promises'
import {CommandFailure} from '../cli/failure.js'

/**
 * Writes a file whole: who reads it meanwhile reads what was there before. Without `overwrite` one that is there stays. What
 * a link leads to is written, and a pipe or a device is written to: they stay what they are.
 */
export async function writeWhole(named: string, content: string, {overwrite}: {overwrite: boolean}): Promise<void> {
  const {file, isFile} = await lookAt(named)
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  try {
    if (!isFile) return await writeFile(file, content)
    await writeFile(fresh, content, {flag: 'wx'})
    if (overwrite) await rename(fresh, file)
    else await link(fresh, file)
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    if (code === 'EEXIST')
      throw new CommandFailure('usage', `${named} is there already`, 'name another, or give --overwrite')
    throw new CommandFailure('usage', `cannot write ${named}: ${message}`, 'check the folder and its permissions')
  } finally {
    await rm(fresh, {force: true})
  }
}

/** Where it leads, and whether that is a file, or will be one. */
async function lookAt(named: string): Promise<{file: string; isFile: boolean}> {
  try {
    const file = await realpath(named)
    return {file, isFile: (await stat(file)).isFile()}
  } catch {
    // There is none, or nobody may look: writing says which.
    return {file: named, isFile: true}
  }
}
