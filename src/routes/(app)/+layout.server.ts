import { topicKey } from '#lib/room/topics.ts';
import { page } from '#server/pages.ts';
import { readFrame } from '#server/frame/read.ts';
import type { LayoutServerLoadEvent } from './$types.js';

// The rail shows each group's next meeting: asked for again when meetings or the network have changed.
export const load = page(async ({ locals, depends }: LayoutServerLoadEvent) => {
	for (const topic of ['meetings', 'network']) depends(topicKey(topic));
	return { frame: await readFrame(locals.actor) };
});
