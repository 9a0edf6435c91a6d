import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { topicKey } from '#lib/room/topics.ts';
import { readHeldSeat } from '#server/joining/read.ts';
import { act, page } from '#server/pages.ts';
import { addToSheet } from '#server/sheets/edit-sheet.ts';
import { keepOwn } from '#server/sheets/keep-own.ts';
import { ownForm } from '#server/sheets/own-form.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor }, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	return { ...(await readHeldSeat(actor, params.sheet, params.person)), commandId: newId() };
});

type Event = RequestEvent<{ sheet: string; person: string }>;
const whose = ({ params }: Event) => ({ sheetId: params.sheet, person: params.person });
interface Form {
	text(name: string): string;
}
const where = (form: Form) => ({
	...{ step: Number(form.text('step') || '-1'), field: form.text('field'), column: form.text('column') }
});

export const actions = {
	keep: (event) => act(event, (form, actor) => keepOwn(actor, { ...whose(event), ...ownForm(form) })),
	add: (event) =>
		act(event, async (form, actor) => {
			const said = { text: form.text('text'), owner: form.text('owner'), due: form.text('due') };
			await addToSheet(actor, { ...whose(event), ...where(form), ...said }, form);
			return { added: true };
		})
} satisfies Actions;
