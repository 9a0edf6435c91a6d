import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { arrangeLine } from '#server/orders/arrange-line.ts';
import { changeOrder } from '#server/orders/change-order.ts';
import { layLine } from '#server/orders/lay-line.ts';
import { readOrder } from '#server/orders/read.ts';
import { removeOrder } from '#server/orders/remove-order.ts';
import { runOrder } from '#server/orders/run-order.ts';
import { tieSheet } from '#server/orders/tie-sheet.ts';
import { undoOrder } from '#server/orders/undo-order.ts';
import { act, page, type Form } from '#server/pages.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { readTools } from '#server/tools/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, depends }: PageServerLoadEvent) => {
	depends(topicKey('orders'));
	const [order, { tools }] = await Promise.all([readOrder(actor, params.order), readTools(actor)]);
	const inUse = new Set(order.lines.map(({ tool }) => tool));
	return {
		order,
		language,
		tools: tools
			.map((tool) => ({ ...tool, value: `${tool.key}:${tool.language}` }))
			.filter((tool) => !tool.shipped || tool.language === language || inUse.has(tool.value))
			.map(({ value, name, minutes }) => ({ value, label: name, minutes })),
		commandId: newId(),
		crumbs: [
			{ label: order.group.name, href: `/groups/${order.group.id}` },
			{ label: m.sheets_tab(), href: `/groups/${order.group.id}/sheets` },
			{ label: order.title }
		]
	};
});

const whereOf = (form: Form, orderId: string) => ({
	...{ orderId, version: Number(form.text('version')), lineId: form.text('lineId') }
});

export const actions: Actions = {
	lay: (event) =>
		act(event, async (form, actor) => {
			const said = { kind: form.text('kind') as 'free', tool: form.text('tool'), who: form.text('who') };
			const line = {
				...said,
				title: form.text('title'),
				minutes: Number(form.text('minutes') || 'x'),
				fixed: form.text('fixed')
			};
			await layLine(actor, { ...whereOf(form, event.params.order), ...line }, form);
		}),
	arrange: (event) =>
		act(event, async (form, actor) => {
			const how = form.text('how') as 'up';
			await arrangeLine(actor, { ...whereOf(form, event.params.order), how, beforeId: form.text('beforeId') }, form);
		}),
	run: (event) =>
		act(event, async (form, actor) => {
			const move = form.text('move') as 'next';
			await runOrder(actor, { ...whereOf(form, event.params.order), move }, form);
		}),
	change: (event) =>
		act(event, async (form, actor) => {
			const { orderId, version } = whereOf(form, event.params.order);
			const said = { title: form.text('title'), date: form.text('date'), start: form.text('start') };
			await changeOrder(actor, { orderId, version, ...said }, form);
		}),
	remove: (event) =>
		act(event, async (form, actor) => {
			const { orderId, version } = whereOf(form, event.params.order);
			await removeOrder(actor, { orderId, version, back: form.text('back') !== '' }, form);
		}),
	undo: (event) =>
		act(event, async (form, actor) => {
			const { orderId, version } = whereOf(form, event.params.order);
			await undoOrder(actor, { orderId, version }, form);
		}),
	// Two acts, each of which a second press finds done.
	startSheet: (event) =>
		act(event, async (form, actor) => {
			const { lineId } = whereOf(form, event.params.order);
			const { lines, group, meetingId } = await readOrder(actor, event.params.order);
			const line = lines.find(({ id }) => id === lineId);
			if (line?.sheetId) redirect(303, `/sheets/${line.sheetId}`);
			const about = { groupId: group.id, tool: line?.tool ?? '', title: line?.title ?? '', meetingId: meetingId ?? '' };
			const { sheetId } = await startSheet(actor, about, form);
			await tieSheet(actor, { orderId: event.params.order, lineId, sheetId });
			redirect(303, `/sheets/${sheetId}`);
		})
};
