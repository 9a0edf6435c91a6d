import type { SubmitFunction } from '@sveltejs/kit';
import { invalidate } from '$app/navigation';
import { arrived } from '#lib/room/arrived.ts';
import { topicKey } from '#lib/room/topics.ts';

/** A form whose refusal means that the page is old: it is asked for anew, and what was typed stays. */
export const fresh: SubmitFunction =
	() =>
	async ({ result, update }) => {
		await update({ reset: result.type === 'success' });
		if (result.type !== 'failure') return;
		await arrived();
		await invalidate(topicKey('proposals'));
	};
