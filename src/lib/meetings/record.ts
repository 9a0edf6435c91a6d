import type { AttendanceRecord } from '#lib/attendance/record.ts';
import type { ItemOrigin, ItemOutcome } from './running.ts';
import type { ItemKind } from '#lib/agenda/item.ts';
import type { Blocks } from '#lib/items/blocks.ts';
import type { SeatRole } from '#lib/permissions/facts.ts';
import type { AttachmentLine } from './attachments.ts';

/** One item as it is read on paper. */
export interface RecordItem {
	readonly id: string;
	/** "§ 4", "4.", "a"; empty for what carries no number. */
	readonly number: string;
	readonly sub: boolean;
	readonly title: string;
	readonly kind: ItemKind;
	readonly presenter: string;
	readonly minutes: number | null;
	readonly struck: boolean;
	readonly text: Blocks;
	readonly notes: Blocks;
	readonly attachments: readonly AttachmentLine[];
	/** Where it had been before, and how this meeting left it, if it did not finish it. */
	readonly origins: readonly ItemOrigin[];
	readonly outcome: Omit<ItemOutcome, 'carriedToId'> | null;
	/** Who came, left, stepped aside, served or visited, where it differs from the item before. */
	readonly attendance: readonly string[];
}

/** Somebody who sits in the group on the day of the meeting. */
export interface RecordSeat {
	readonly id: string;
	readonly name: string;
	/** Political party, as it stands in brackets after a name on paper. */
	readonly politicalParty: string | null;
	readonly organisation: string | null;
	readonly role: SeatRole;
	readonly callOrder: number;
}

/** A meeting's agenda and notes, to be read and printed. */
export interface MeetingRecord {
	readonly federation: { readonly name: string; readonly orgNumber: string | null };
	readonly seated: readonly RecordSeat[];
	/** Attendance as papers have it; none until somebody has checked in. */
	readonly attendance: AttendanceRecord | null;
	readonly items: readonly RecordItem[];
	/** First and last number, when the items carry any. */
	readonly numbers: readonly [number, number] | null;
	/** Numbers in the order they were treated, when that was another than the agenda's. */
	readonly order: readonly string[] | null;
}
