import { fromLocal, toLocal } from '#lib/i18n/dates.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { readYear } from '#lib/meetings/calendar-view.ts';
import { topicKey } from '#lib/room/topics.ts';
import { context } from '#server/context.ts';
import { readCalendar } from '#server/meetings/read.ts';
import { page } from '#server/pages.ts';
import type { PageServerLoadEvent } from './$types';

const dayMilliseconds = 86_400_000;

/** First moment of a day in Sweden; the days asked for always exist. */
const startOf = (date: string): Date => fromLocal(date, '00:00') ?? new Date(`${date}T00:00:00Z`);

export const load = page(async ({ locals, url, depends }: PageServerLoadEvent) => {
	depends(topicKey('meetings'));
	const now = context().clock.now();
	const today = toLocal(now).date;
	const thisYear = Number(today.slice(0, 4));
	const year = readYear(url.searchParams.get('year'));
	const view =
		year !== null ? ('year' as const) : url.searchParams.has('past') ? ('past' as const) : ('coming' as const);
	const midnight = startOf(today);
	const far = 550 * dayMilliseconds;
	const [from, to] =
		year !== null
			? [startOf(`${year}-01-01`), startOf(`${year + 1}-01-01`)]
			: view === 'past'
				? [new Date(midnight.getTime() - far), midnight]
				: [midnight, new Date(midnight.getTime() + far)];
	const meetings = await readCalendar(locals.actor, from, to);
	return {
		view,
		year: year ?? thisYear,
		thisYear,
		now,
		office: locals.actor.office !== null,
		meetings: view === 'past' ? meetings.toReversed() : meetings,
		crumbs: [{ label: m.meetings_calendar() }]
	};
});
