import {randomBytes, randomInt} from 'node:crypto'

/**
 * Tokens and passwords. They guard a real socket, so they are truly random and not drawn from the seed: whoever
 * knows the seed of a rehearsal must not be able to compute its administrator's password. None begins with a dash,
 * which would make an option of it on a command line.
 */
export const secret = (bytes = 18): string => randomBytes(bytes).toString('base64url').replace(/^-/, 'A')

/** For a simulation that nobody gave a seed. */
export const newSeed = (): number => randomInt(1, 2 ** 31)
