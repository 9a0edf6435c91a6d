import { createHash } from 'node:crypto';

/** The id of a thing of the demo, made from a readable key such as 'group/vidakra': the same at every loading. */
export const demoId = (key: string): string =>
	createHash('sha256').update(`samsyn/demo/${key}`).digest('base64url').slice(0, 22);

/** Id of a file that the demo puts to an item. */
export const fileId = (itemId: string, name: string): string => demoId(`attachment/${itemId}/${name}`);

/** A whole number from 0 up to but not including `below`, the same at every loading: stands in for chance. */
export const demoChance = (key: string, below: number): number =>
	createHash('sha256').update(`samsyn/chance/${key}`).digest().readUInt32BE(0) % below;
