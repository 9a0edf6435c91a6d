import { m } from '#lib/i18n/paraglide/messages.js';
import { topicKey } from '#lib/room/topics.ts';
import { readAhead } from '#server/office/read-ahead.ts';
import { readDesk } from '#server/office/read.ts';
import { readUntold } from '#server/office/read-untold.ts';
import { page } from '#server/pages.ts';
import { readRelayDesk } from '#server/relay/read-desk.ts';
import type { PageServerLoadEvent } from './$types';

/** Notes that are shown to begin with, how many more at a time, and the most at once. */
const notes = { first: 8, more: 50, most: 500 };

export const load = page(async ({ locals: { actor, language }, depends, url }: PageServerLoadEvent) => {
	for (const topic of ['relay', 'network', 'meetings', 'decisions', 'briefings', 'organisation'])
		depends(topicKey(topic));
	const asked = Math.trunc(Number(url.searchParams.get('notes')));
	const show = Math.min(Math.max(asked || 0, notes.first), notes.most);
	const [desk, relay, untold, ahead] = await Promise.all([
		readDesk(actor),
		readRelayDesk(actor, show),
		readUntold(actor),
		readAhead(actor)
	]);
	return {
		...{ ...desk, relay, untold, ahead, language },
		moreNotes: { href: `/office?notes=${show + notes.more}#relay`, count: Math.min(notes.more, relay.open - show) },
		crumbs: [{ label: m.office_title() }]
	};
});
