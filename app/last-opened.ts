/** Names the notebook that this browser opened last; the start page goes there. */
export const lastOpenedCookie = "beatbook-last";
