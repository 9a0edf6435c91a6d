import type { MinutesWaits } from '#lib/minutes/waits.ts';
import type { BriefingKind } from '#lib/briefings/sections.ts';
import type { OfficeRole, SeatRole } from '#lib/permissions/facts.ts';
import type { ReturnNews } from '#lib/proposals/view.ts';
import type { AnsweredNews, RelayWait } from '#lib/relay/view.ts';

/** What Home shows of a meeting. */
export interface HomeMeeting {
	readonly id: string;
	readonly groupId: string;
	readonly groupName: string;
	/** "2026:2" */
	readonly label: string;
	readonly title: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly place: string;
	readonly videoLink: string;
	readonly state: 'planned' | 'live' | 'ended' | 'cancelled';
}

/** In what way the reader has to do with a meeting. */
export type OwnPart =
	| { readonly kind: 'seat'; readonly role: SeatRole; readonly organisation: string | null }
	| { readonly kind: 'office'; readonly role: OfficeRole }
	| { readonly kind: 'called' };

/** Something that waits for the reader; every one has a place where it is done. */
export type Waiting =
	| {
			readonly kind: 'answer' | 'serve' | 'send' | 'approve' | 'for-me' | 'empty-agenda' | 'not-ended' | 'not-started';
			readonly meeting: HomeMeeting;
	  }
	| { readonly kind: 'briefing'; readonly what: BriefingKind; readonly meeting: HomeMeeting }
	| {
			readonly kind: 'minutes';
			readonly what: MinutesWaits;
			/** The one paragraph it is about, an item and how it is called; none for the whole. */
			readonly part: { readonly itemId: string; readonly name: string } | null;
			/** The day by which it should be done. */
			readonly due: Date | null;
			readonly meeting: HomeMeeting;
	  }
	| {
			readonly kind: 'pack';
			readonly organisationId: string;
			readonly organisation: string;
			readonly meetingId: string;
			readonly meetingName: string;
	  }
	| { readonly kind: 'matter'; readonly groupId: string; readonly groupName: string; readonly title: string }
	| { readonly kind: 'relay'; readonly wait: RelayWait }
	| {
			readonly kind: 'proposal';
			readonly what: 'mention' | 'answer';
			readonly proposalId: string;
			readonly title: string;
			readonly groupName: string;
			readonly organisation: string;
	  }
	| { readonly kind: 'gap'; readonly groupId: string; readonly groupName: string; readonly sentence: string };

/** What happened to a meeting. */
export interface MeetingNews {
	readonly kind: 'planned' | 'changed' | 'cancelled' | 'ended';
	readonly at: Date;
	readonly meeting: HomeMeeting;
}

/** Something that happened in the reader's groups, by others. */
export type News =
	| MeetingNews
	| ReturnNews
	| AnsweredNews
	| {
			readonly kind: 'planned-many';
			readonly at: Date;
			readonly count: number;
			readonly groupId: string;
			readonly groupName: string;
	  }
	| {
			readonly kind: 'seat';
			readonly at: Date;
			readonly name: string;
			readonly role: SeatRole;
			readonly groupId: string;
			readonly groupName: string;
	  }
	| { readonly kind: 'file'; readonly at: Date; readonly name: string; readonly meeting: HomeMeeting };
