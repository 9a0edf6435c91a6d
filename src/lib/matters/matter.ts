import { z } from 'zod';

/** Longest texts, in characters, and most papers to one matter. */
export const limits = { title: 200, why: 2_000, answer: 1_000, sender: 120, diaryNumber: 40, papers: 10 } as const;

export const matterStates = ['open', 'taken', 'declined', 'withdrawn'] as const;
export type MatterState = (typeof matterStates)[number];

/** How a matter left the agenda it stood on: its meeting was cancelled, or somebody took it off. */
export type LeftAgenda = 'cancelled' | 'removed';

const Id = z.string().min(1, 'field.required').max(64, 'field.foreign');
const Title = z.string().trim().min(1, 'field.required').max(limits.title, 'field.too-long');
const Meeting = z
	.string()
	.max(64, 'field.foreign')
	.transform((id) => id || null);

const DiaryNumber = z.string().trim().max(limits.diaryNumber, 'field.too-long');

/** `meetingId`: the meeting it is meant for; '' = the next that has room. */
export const ProposeMatter = z.object({
	groupId: Id,
	meetingId: Meeting,
	title: Title,
	why: z.string().trim().max(limits.why, 'field.too-long').default('')
});
export const RegisterReceived = z.object({
	groupId: Id,
	title: Title,
	sender: z.string().trim().min(1, 'field.required').max(limits.sender, 'field.too-long'),
	diaryNumber: DiaryNumber.default('')
});
export const NumberMatter = z.object({ matterId: Id, diaryNumber: DiaryNumber });
export const TakeMatter = z.object({ matterId: Id, meetingId: Id });
export const DeclineMatter = z.object({
	matterId: Id,
	answer: z.string().trim().min(1, 'field.required').max(limits.answer, 'field.too-long')
});
export const TheMatter = z.object({ matterId: Id });

/** The last moment at which a matter may be proposed to a meeting: so many days before it begins. */
export const lastDay = (startsAt: Date, matterDays: number): Date =>
	new Date(startsAt.getTime() - matterDays * 86_400_000);

/** A meeting as matters name it. */
export interface MatterMeeting {
	readonly id: string;
	readonly label: string;
	readonly startsAt: Date;
}

/** A matter as lists show it to one reader. */
export interface MatterLine {
	readonly id: string;
	readonly kind: 'proposed' | 'received';
	readonly title: string;
	readonly why: string;
	readonly sender: string;
	readonly diaryNumber: string;
	readonly state: MatterState;
	readonly answer: string;
	readonly by: string;
	readonly createdAt: Date;
	readonly answeredAt: Date | null;
	/** The meeting it is meant for, or was taken into; it left that one's agenda where `left` says how. */
	readonly meeting: MatterMeeting | null;
	readonly left: LeftAgenda | null;
	readonly itemId: string | null;
	readonly papers: readonly { readonly id: string; readonly name: string; readonly size: number }[];
	/** It came from something in the portal, or led to something. */
	readonly threaded: boolean;
	readonly mayWithdraw: boolean;
}
