/** Whether something is coloured: as the environment says, otherwise where a person looks. */
export const wantsColour = (wish: 'auto' | 'always' | 'never', isTTY: boolean): boolean =>
  wish === 'always' || (wish === 'auto' && isTTY)
