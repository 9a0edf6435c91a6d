import { z } from 'zod';
import { sentContent } from '#server/calling/content.ts';
import { preparedOf } from '#server/calling/prepared.ts';
import { command } from '#server/command.ts';
import { meetingFacts } from '#server/permissions/read.ts';

/** The demo's callings know what was prepared when they went out: its texts are written after its rows. Once. */
export const markCallings = command(
	'demo.mark-callings',
	z.object({ meetingIds: z.array(z.string()) }),
	async ({ db, demand }, { meetingIds }) => {
		demand('portal.work', {});
		for (const { id, meetingId, json } of await db.calling.findMany({ where: { meetingId: { in: meetingIds } } })) {
			const { items, ...content } = sentContent(json);
			const prepared = await preparedOf(db, await meetingFacts(db, meetingId));
			if (!prepared || items.some(({ text }) => text !== undefined)) continue;
			const marked = items.map((item) => ({ ...item, ...(prepared.get(item.id) ?? { text: '', decisions: '' }) }));
			await db.calling.update({ where: { id }, data: { json: JSON.stringify({ ...content, items: marked }) } });
		}
	}
);
