export type Zone = 'agenda' | 'item' | 'table';

/** The three zones of the room, with the place on the page that a link to them names. */
export const zones: readonly { readonly id: Zone; readonly hash: string }[] = [
	{ id: 'agenda', hash: '#agenda' },
	{ id: 'item', hash: '#content' },
	{ id: 'table', hash: '#table' }
];

/** The zone an address asks for; the item where it asks for none. */
export const zoneOf = (hash: string): Zone => zones.find((zone) => zone.hash === hash)?.id ?? 'item';
