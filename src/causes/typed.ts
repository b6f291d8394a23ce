import {quoted} from '../output/shell-word.js'

/**
 * A command to be typed: names in it are quoted as a shell needs it, for they are what a server says. What a line begins with
 * is a prompt, which is quoted already.
 */
export const typed = (texts: TemplateStringsArray, ...values: readonly string[]): string =>
  texts.reduce((line, text, at) => {
    const value = values[at - 1] ?? ''
    return `${line}${at === 1 && texts[0] === '' ? value : quoted(value)}${text}`
  })
