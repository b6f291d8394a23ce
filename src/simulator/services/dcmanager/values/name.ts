/** Names of groups: not a number, nothing that means something in a regular expression, and none that is taken. */
export const isName = (name: string, taken: string): boolean =>
  name !== '' &&
  name.length <= 255 &&
  !/^\d+$/.test(name) &&
  !/[.*+?|()[\]{}^$]/.test(name) &&
  name.toLowerCase() !== taken

/** Names of subclouds, as of hosts. */
export const isHostName = (name: string): boolean =>
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)

const uuidForm = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i
export const isUuid = (text: string): boolean => uuidForm.test(text)
