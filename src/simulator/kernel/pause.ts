/** A real delay: the one thing in a simulator that must take as long as it says, because a client's timeout measures it. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
