import { context } from '#server/context.ts';
import { calendarFile } from '#server/meetings/calendar-file.ts';
import { readMeeting } from '#server/meetings/read.ts';
import { page } from '#server/pages.ts';
import type { RequestEvent } from './$types';

/** The meeting for one's own calendar. */
export const GET = page(async ({ locals, params }: RequestEvent) => {
	const { config, clock } = context();
	const meeting = await readMeeting(locals.actor, params.meeting);
	return new Response(calendarFile(meeting, config.origin, clock.now()), {
		headers: {
			'Content-Type': 'text/calendar; charset=utf-8',
			'Content-Disposition': `attachment; filename="${meeting.year}-${meeting.ordinal}.ics"`,
			'Cache-Control': 'private, no-store'
		}
	});
});
