import { redirect, type RequestEvent } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import type { Actor } from '#lib/permissions/facts.ts';
import { refuse } from '#lib/refusals/refusal.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { act } from '#server/pages.ts';
import { eraseHistory } from './erase-history.ts';
import { nameVersion, renameVersion } from './name-version.ts';
import { now, readDifference } from './read-difference.ts';
import { openHistory, readHistory, type HistoryOf } from './read.ts';
import { restoreVersion } from './restore-version.ts';

interface Asked {
	readonly locals: { readonly actor: Actor };
	readonly url: URL;
	depends(...keys: `${string}:${string}`[]): void;
}

/** A text that has its versions on a page of its own: whose history, and the address of the text. */
interface TextPages {
	readonly of: HistoryOf;
	readonly at: string;
}

/** What the page with a text's versions shows, and can be taken back there. Refuses as `readHistory`. */
export async function readVersionsPage({ locals: { actor }, url, depends }: Asked, { of, at }: TextPages) {
	depends(topicKey('history'));
	const history = await readHistory(actor, of);
	const undoId = url.searchParams.get('undo');
	return {
		...{ history, at, commandId: newId(), done: url.searchParams.get('done') },
		undo: history.versions.find((version) => version.id === undoId) ?? null
	};
}

/** Two versions of a text, by the page's address; back to all of them when it names none. Refuses as `readDifference`. */
export async function readComparedPage({ locals: { actor }, url, depends }: Asked, { of, at }: TextPages) {
	depends(topicKey('history'));
	const [from, to] = [url.searchParams.get('from') ?? '', url.searchParams.get('to') ?? now];
	if (!from) redirect(303, `${at}/history`);
	const history = await readHistory(actor, of);
	const find = (id: string) => history.versions.find((version) => version.id === id) ?? null;
	return {
		...{ at, from: find(from), to: find(to), mayWrite: history.mayWrite, commandId: newId() },
		difference: await readDifference(actor, of, from, to)
	};
}

/** Milliseconds that whoever erases waits for the end of it; then it goes on and the page says so. */
const patience = 5_000;

/** Erases how a text came to be. Out: how far that has come when the page goes on. Refuses as `eraseHistory`. */
export async function eraseAndWait(
	actor: Actor,
	of: HistoryOf,
	form: { readonly commandId?: string | undefined }
): Promise<'erased' | 'erasing'> {
	const { document } = await openHistory(actor, of);
	const { key } = await eraseHistory(actor, { documentId: document.id }, form);
	const late = new Promise<'erasing'>((resolve) => setTimeout(resolve, patience, 'erasing'));
	const ended = context()
		.jobs.settled(key)
		.then(
			() => 'erased' as const,
			() => 'erasing' as const
		);
	return Promise.race([ended, late]);
}

/** What the page that erases a text's history shows. Refuses as `readHistory`, and 'access.denied'. */
export async function readErasePage({ locals: { actor } }: Asked, { of, at }: TextPages) {
	const { mayErase, frozen } = await readHistory(actor, of);
	if (!mayErase) refuse('access.denied');
	return { at, frozen, commandId: newId() };
}

/** The form of that page. */
export function eraseAction<Params extends Partial<Record<string, string>>>(pagesOf: (params: Params) => TextPages) {
	return (event: RequestEvent<Params & Record<string, string>>) =>
		act(event, async (form, actor) => {
			const { of, at } = pagesOf(event.params);
			redirect(303, `${at}/history?done=${await eraseAndWait(actor, of, form)}`);
		});
}

/** The forms of the page with a text's versions: keeping one under a name, naming it anew, bringing it back. */
export function versionActions<Params extends Partial<Record<string, string>>>(pagesOf: (params: Params) => TextPages) {
	const done = ({ params }: { params: Params }, what: string) =>
		redirect(303, `${pagesOf(params).at}/history?done=${what}`);
	type Event = RequestEvent<Params & Record<string, string>>;
	return {
		keep: (event: Event) =>
			act(event, async (form, actor) => {
				const { document } = await openHistory(actor, pagesOf(event.params).of);
				await nameVersion(actor, { documentId: document.id, name: form.text('name') }, form);
				return done(event, 'kept');
			}),
		rename: (event: Event) =>
			act(event, async (form, actor) => {
				await renameVersion(actor, { versionId: form.text('versionId'), name: form.text('name') }, form);
				return done(event, 'renamed');
			}),
		restore: (event: Event) =>
			act(event, async (form, actor) => {
				const { undoId } = await restoreVersion(actor, { versionId: form.text('versionId') }, form);
				return done(event, `restored${undoId ? `&undo=${undoId}` : ''}`);
			})
	};
}
