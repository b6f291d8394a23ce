import {Float} from '../output/view.js'

/** As the official programs round: down, to three places. */
const rounded = (gib: number) => new Float(Math.floor(gib * 1000) / 1000)

export const gibOfMib = (mib: number): Float => rounded(mib / 1024)
export const gibOfBytes = (bytes: number | null | undefined): Float => rounded((bytes ?? 0) / 1024 ** 3)
