import { redirect } from '@sveltejs/kit';
import { topicKey } from '#lib/room/topics.ts';
import { drawQr } from '#server/joining/qr.ts';
import { readIsOver, readScreen, readTakingPart } from '#server/joining/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	if (await readIsOver(actor, params.sheet)) redirect(303, '/guest?closed');
	const [{ sheet, door }, { people }] = await Promise.all([
		readScreen(actor, params.sheet),
		readTakingPart(actor, params.sheet)
	]);
	const room = people.filter(({ inRoom }) => inRoom).map(({ name }) => name);
	return { sheet, door, qr: door ? drawQr(`${door.link}?room`) : null, room };
});
