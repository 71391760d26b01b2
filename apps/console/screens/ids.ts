/** As every number that the hub gives looks. */
export const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** How staff say who they are: a team or number, no name. */
export const STAFF = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;
