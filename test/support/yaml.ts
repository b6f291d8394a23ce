/** A few lines of nested aliases that stand for more than any memory holds. */
export const aliasBomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at) => {
    const before = 'abcdefgh'[at]
    return `${name}: &${name} [${Array.from({length: 9}, () => `*${before}`).join(', ')}]`
  }),
  '',
].join('\n')
