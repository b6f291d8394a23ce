import {randomBytes} from 'node:crypto'
import {link, rename, rm, writeFile} from 'node:fs/promises'
import {CommandFailure} from '../cli/failure.js'

/** Writes a file whole: who reads it meanwhile reads what was there before. Without `overwrite` one that is there stays. */
export async function writeWhole(file: string, content: string, {overwrite}: {overwrite: boolean}): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await writeFile(fresh, content, {flag: 'wx'})
    if (overwrite) await rename(fresh, file)
    else await link(fresh, file)
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException
    if (code === 'EEXIST')
      throw new CommandFailure('usage', `${file} is there already`, 'name another, or give --overwrite')
    throw new CommandFailure('usage', `cannot write ${file}: ${message}`, 'check the folder and its permissions')
  } finally {
    await rm(fresh, {force: true})
  }
}
