import { redirect, type RequestEvent } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { limit, networkOf } from '#server/accounts/limit.ts';
import { secretPage } from '#server/accounts/secret-page.ts';
import { letIn, openSession, visitOf } from '#server/accounts/session.ts';
import { enterScreen } from '#server/joining/enter-screen.ts';
import { enterSheet } from '#server/joining/enter-sheet.ts';
import { readSheetDoor } from '#server/joining/read.ts';
import { act, page } from '#server/pages.ts';
import { joinSheet } from '#server/sheets/join.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ setHeaders, params, url, locals: { actor } }: PageServerLoadEvent) => {
	setHeaders(secretPage);
	const { member, ...door } = await readSheetDoor(actor, params.token);
	// Whoever is in already goes on where they were.
	if (actor.boundSheetId === door.sheetId) redirect(303, `/sheets/${door.sheetId}`);
	return {
		door,
		member,
		signedInAs: actor.kind === 'person' ? actor.name : null,
		inRoom: url.searchParams.has('room'),
		form: newId()
	};
});

type Event = RequestEvent<{ token: string }>;
const place = (form: { text(name: string): string }) => form.text('where') === 'room';
const atDoor = (event: Event) => limit('sheet-door.ip', networkOf(event.getClientAddress()));

export const actions = {
	guest: (event) =>
		act(event, async (form, actor) => {
			await atDoor(event);
			const { accountId, sheetId } = await enterSheet(actor, {
				...{ token: event.params.token, form: form.text('form'), inRoom: place(form) },
				...{ name: form.text('name'), organisation: form.text('organisation') }
			});
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			redirect(303, `/sheets/${sheetId}`);
		}),
	member: (event) =>
		act(event, async (form, actor) => {
			const { sheetId } = await readSheetDoor(actor, event.params.token);
			await joinSheet(actor, { sheetId, inRoom: place(form) });
			redirect(303, `/sheets/${sheetId}`);
		}),
	screen: (event) =>
		act(event, async (_form, actor) => {
			await atDoor(event);
			const { accountId, sheetId } = await enterScreen(actor, { token: event.params.token });
			letIn(event.cookies, await openSession(accountId, visitOf(event)));
			redirect(303, `/sheets/${sheetId}/screen`);
		})
} satisfies Actions;
