import type { Form } from '#lib/attendance/log.ts';
import type { Blocks } from '#lib/items/blocks.ts';
import type { AttachmentLine } from '#lib/meetings/attachments.ts';
import type { MeetingState } from '#lib/permissions/facts.ts';

/** A guest as whoever keeps them sees them. */
export interface GuestLine {
	readonly id: string;
	readonly name: string;
	readonly organisation: string;
	/** Where the link was sent; '' where it was not. */
	readonly email: string;
	readonly itemIds: readonly string[];
	/** What lets them in, to be passed on; none when it no longer does (withdrawn, out of time, another secret). */
	readonly link: string | null;
	readonly code: string | null;
	readonly entered: boolean;
	readonly withdrawn: boolean;
}

/** What stands on the page a link leads to, before one enters. */
export interface GuestDoor {
	readonly name: string;
	readonly organisation: string;
	readonly group: string;
	readonly meeting: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
}

/** An item that a guest was asked to, as they see it. */
export interface VisitedItem {
	readonly id: string;
	readonly name: string;
	readonly title: string;
	readonly presenter: string;
	readonly text: Blocks;
	readonly notes: Blocks;
	readonly attachments: readonly AttachmentLine[];
	readonly current: boolean;
	readonly treated: boolean;
}

/** All that a guest sees of a meeting. */
export interface Visit {
	readonly meetingId: string;
	readonly group: string;
	readonly meeting: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly videoLink: string;
	readonly state: MeetingState;
	readonly name: string;
	readonly organisation: string;
	/** How they take part, once they have checked in. */
	readonly form: Form | null;
	readonly open: boolean;
	readonly items: readonly VisitedItem[];
}
