import type { ActionResult, SubmitFunction } from '@sveltejs/kit';
import { enhance as kitEnhance } from '$app/forms';
import { invalidateAll } from '$app/navigation';
import { arrived } from '#lib/room/arrived.ts';
import { announce } from './announce.svelte.ts';

type Data = Record<string, unknown> | undefined;
/** Forms sent by this page, counted, and the last of them that has been answered. */
let [sent, answered] = [0, 0];

/** Whether an answer may still change what the page says: not when people have left, or later words stand there. */
function speaks(result: ActionResult<Data, Data>, left: boolean, overtaken: boolean): boolean {
	if (result.type === 'error') return true;
	if (left) return false;
	if (result.type !== 'redirect') return !overtaken;
	return !overtaken || new URL(result.location, location.href).pathname !== location.pathname;
}

/**
 * A form that is sent without leaving the page, as SvelteKit's own, but for what people do before the answer is there:
 * whoever clicked a link arrives at it, and what one form was answered stays when the answer to an earlier one comes.
 */
export function enhance<Success extends Data, Failure extends Data>(
	form: HTMLFormElement,
	submit?: SubmitFunction<Success, Failure>
): ReturnType<typeof kitEnhance> {
	return kitEnhance<Success, Failure>(form, async (input) => {
		const after = await submit?.(input);
		const mine = (sent += 1);
		const { pathname } = location;
		return async (given) => {
			await arrived();
			answered = Math.max(answered, mine);
			const { result } = given;
			const mute = () => !speaks(result, location.pathname !== pathname, mine < answered);
			async function update({ reset = true, invalidateAll: all = true } = {}): Promise<void> {
				const silent = mute();
				if (silent && result.type === 'failure') return announce(String(result.data?.['sentence'] ?? ''));
				// A refusal changes no row; a redirect or an error brings a page of its own.
				if (!silent && result.type !== 'success') return given.update({ reset, invalidateAll: all });
				if (reset) HTMLFormElement.prototype.reset.call(form);
				if (all) await invalidateAll();
				// While the rows came, another form may have been answered.
				if (!silent && !mute()) await given.update({ reset: false, invalidateAll: false });
			}
			if (after) await after({ ...given, update });
			else await update();
		};
	});
}
