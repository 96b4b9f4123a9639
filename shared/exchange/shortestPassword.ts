/** Characters a new password has at least; shorter ones are guessed in no time. */
export const shortestPassword = 9;
