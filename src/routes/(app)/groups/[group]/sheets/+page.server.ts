import { redirect } from '@sveltejs/kit';
import { newId } from '#lib/ids/id.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { beginOrder } from '#server/orders/begin-order.ts';
import { readGroupOrders } from '#server/orders/read.ts';
import { act, page } from '#server/pages.ts';
import { readGroupSheets } from '#server/sheets/read-list.ts';
import { startSheet } from '#server/sheets/start-sheet.ts';
import { readOverTime } from '#server/synthesis/read-over-time.ts';
import { readTools } from '#server/tools/read.ts';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = page(async ({ locals: { actor, language }, params, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('sheets'));
	depends(topicKey('orders'));
	const [list, { tools }, overTime, orders] = await Promise.all([
		readGroupSheets(actor, params.group),
		readTools(actor),
		readOverTime(actor, params.group),
		readGroupOrders(actor, params.group)
	]);
	return {
		...list,
		tools,
		overTime,
		orders,
		chosen: url.searchParams.get('tool') ?? '',
		groupId: params.group,
		language,
		commandId: newId(),
		crumbs: [
			{ label: actor.office === null ? m.ui_groups() : m.network_groups_title_all(), href: '/groups' },
			{ label: list.group.name, href: `/groups/${params.group}` },
			{ label: m.sheets_tab() }
		]
	};
});

export const actions: Actions = {
	beginOrder: (event) =>
		act(event, async (form, actor) => {
			const when = { date: form.text('date'), start: form.text('start'), meetingId: form.text('orderMeeting') };
			const order = { groupId: event.params.group, title: form.text('orderTitle'), ...when };
			const { orderId } = await beginOrder(actor, order, form);
			redirect(303, `/orders/${orderId}`);
		}),
	start: (event) =>
		act(event, async (form, actor) => {
			const { sheetId } = await startSheet(
				actor,
				{
					...{ groupId: event.params.group, tool: form.text('tool'), title: form.text('title') },
					...{ meetingId: form.text('meetingId'), least: Number(form.text('least') || 5) }
				},
				form
			);
			redirect(303, `/sheets/${sheetId}`);
		})
};
