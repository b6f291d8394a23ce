/** What dcmanager writes where there is nothing to tell. */
const nothing = /^\s*(No errors present)?\s*$/

/** What a service says on several lines, on one. */
export const inOneLine = (text: string): string => withObjects(text).replaceAll(/\s+/g, ' ').trim()

/** Objects of names and texts, such as hosts and what is the matter with each, in words on the line on which they begin. */
function withObjects(text: string): string {
  return text.replace(/(?<=[^"\s]):\s*\{\s*("[^{}]*?)\}/g, (whole, members: string) => {
    const said = [...members.matchAll(/"((?:[^"\\]|\\.)*)"\s*:\s*"((?:[^"\\]|\\.)*)"/g)]
    return said.length === 0 ? whole : `: ${said.map(([, name, says]) => `${name}: ${says}`).join('; ')}`
  })
}

/** What it puts around the output of a task, which the task itself does not say. */
const heading = /^FAILED TASK: |^FAILED [\w-]+ playbook of |^Failed to install the host via |^fatal: /

/** Where more is written: no reason. */
const pointer = /^For .*\bfailures?\b.* see /

/**
 * The reason in what dcmanager kept of a failure: the line with a code by which it knows what to advise, the message of an
 * ansible task, or else the first line that is no heading. Undefined where nothing is told.
 */
export function detailIn(error: string): string | undefined {
  if (nothing.test(error)) return undefined
  const [, detail = error] = /\ndetail: ([\s\S]*)$/.exec(error) ?? []
  // An object in it is told whole; what stands on lines of its own is not.
  const lines = withObjects(detail)
    .split('\n')
    .map((line) => line.trim())
  const coded = lines.find((line) => codeIn(line) !== undefined)
  if (coded !== undefined) return coded
  const message = /^\s*"?msg"?: *(?:\|-?\s*)?"?([^\n]+?)"?,?\s*$/m.exec(detail)?.[1]
  const telling = lines.find((line) => line !== '' && !heading.test(line) && !pointer.test(line))
  // Ansible writes what failed, and of which host, on one line with the reason.
  return message ?? telling ?? lines.map((line) => line.split('FAILED! => ')[1]).find(Boolean) ?? lines[0]
}

/** The task at which a playbook failed. */
export const taskIn = (error: string): string | undefined => /FAILED TASK: (?:TASK )?\[?([^\n\]]+)/.exec(error)?.[1]

/** The code by which dcmanager knows what to advise. */
export const codeIn = (error: string): string | undefined => /err_code\s*=\s*(\w+)/i.exec(error)?.[1]
