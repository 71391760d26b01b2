/** Where a page of a list by time ended: the last of what it showed. Of two at one moment the id says which comes first. */
export interface ListPlace {
  at: Date;
  id: string;
}

/** After every id there can be. */
export const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Before and after everything: where a list begins that goes by time, and one with the newest first. */
export const FIRST_PLACE: ListPlace = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
export const LAST_PLACE: ListPlace = { at: new Date('9999-12-31T00:00:00Z'), id: LAST_ID };
