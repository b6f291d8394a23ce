/** More than any list of the largest cloud has, and little enough to be held. */
export const LARGEST_REPLY = 128 * 1024 * 1024

/** What a server sends has no end, or none that is worth waiting for. */
export class TooLarge extends Error {
  constructor(readonly largest: number) {
    super(`the reply has more than ${largest / 1024 / 1024} MiB`)
  }
}

/** The whole of a text that comes in pieces, up to so many characters. */
export async function wholeText(pieces: AsyncIterable<string>, largest: number): Promise<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length > largest) throw new TooLarge(largest)
  }
  return text
}
