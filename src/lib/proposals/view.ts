import type { ProposalState } from '#lib/permissions/facts.ts';
import type { Shape } from '#lib/ui/part.ts';
import type { Deadlines } from './deadlines.ts';
import type { DraftJson } from './draft.ts';
import type { FactChange } from './held-facts.ts';
import type { ProposalKind, SoundingAsks, SoundingWord } from './proposal.ts';
import type { MoveName } from './states.ts';

/** A proposal in a list. */
export interface ProposalEntry {
	readonly id: string;
	readonly title: string;
	readonly kind: ProposalKind;
	readonly state: ProposalState;
	readonly group: string;
	readonly changedAt: Date;
	/** Organisations of the reader that have not answered in the round that is open, or were to have anchored it by now. */
	readonly toAnswer: readonly string[];
}

/** A person as the margin shows them. */
export interface Somebody {
	readonly name: string;
	readonly part: Shape;
	readonly org: string | null;
}

export interface Remark {
	readonly id: string;
	readonly kind: 'comment' | 'suggestion';
	readonly sectionId: string;
	readonly anchor: string;
	readonly quote: string;
	readonly replacement: string;
	readonly text: string;
	readonly state: 'open' | 'resolved' | 'taken' | 'declined';
	readonly at: Date;
	readonly by: Somebody;
	readonly settledBy: string | null;
	readonly mentions: readonly string[];
	readonly replies: readonly Remark[];
}

/** One organisation's answer in a round. */
export interface Position {
	readonly organisationId: string;
	readonly name: string;
	readonly short: string;
	readonly part: Shape;
	readonly answer: SoundingWord | '';
	readonly untilOn: Date | null;
	readonly reason: string;
	readonly contact: string;
	readonly applicant: boolean;
	readonly by: string | null;
	readonly at: Date | null;
	/** The body that took its formal decision, when and in which paragraph, and the paper that shows it. */
	readonly decided: {
		readonly body: string;
		readonly on: Date;
		readonly paragraph: string;
		readonly paper: { readonly id: string; readonly name: string } | null;
	} | null;
	/** What it said in the round before. */
	readonly before: SoundingWord | '';
	/** It came after the proposal had gone on. */
	readonly late: boolean;
	/** Whether the reader may answer for it now. */
	readonly mayAnswer: boolean;
}

export interface Round {
	readonly id: string;
	readonly ordinal: number;
	readonly versionId: string;
	readonly asks: SoundingAsks;
	readonly dueOn: Date;
	readonly open: boolean;
	/** The text says something else now than what they were asked about. */
	readonly changed: boolean;
	/** What else they were asked about and is another now. */
	readonly factsChanged: readonly FactChange[];
	readonly positions: readonly Position[];
}

/** A line of its history. */
export interface Line {
	readonly id: string;
	readonly at: Date;
	readonly from: ProposalState;
	readonly to: ProposalState;
	readonly body: string;
	readonly on: Date | null;
	readonly reason: string;
	readonly referredTo: string;
	readonly vote: string;
	readonly override: boolean;
	readonly by: string;
}

/** What a body did with it, and what was decided then. */
export interface Treatment {
	readonly id: string;
	readonly at: Date;
	readonly body: string;
	readonly to: ProposalState;
	readonly reason: string;
	readonly referredTo: string;
	readonly vote: string;
	readonly decisions: readonly {
		readonly id: string;
		readonly number: string;
		readonly text: string;
		readonly reasons: string;
		/** Where it is read, for whoever may. */
		readonly href: string | null;
		readonly reservations: readonly { readonly name: string; readonly text: string }[];
	}[];
}

/** What came of a proposal, for those it came from. */
export interface Outcome {
	readonly id: string;
	readonly title: string;
	readonly kind: ProposalKind;
	readonly state: ProposalState;
	readonly group: string;
	/** The reader may read the proposal itself. */
	readonly whole: boolean;
	readonly treatments: readonly Treatment[];
	/** How it began, of what the reader may read. */
	readonly origins: readonly {
		readonly id: string;
		readonly title: string;
		readonly group: string;
		readonly at: Date;
	}[];
}

/** A meeting of a group that decides, with the last days before it. */
export interface BoardDate extends Deadlines {
	readonly meetingId: string;
	readonly groupId: string;
	readonly group: string;
	readonly startsAt: Date;
}

/** That a body did something with it, as Home tells it. */
export interface ReturnNews {
	readonly kind: 'proposal';
	readonly at: Date;
	readonly to: ProposalState;
	readonly body: string;
	readonly proposalId: string;
	readonly title: string;
}

/** One proposal as its page shows it to one reader. */
export interface ProposalView {
	readonly id: string;
	readonly title: string;
	readonly kind: ProposalKind;
	readonly state: ProposalState;
	readonly version: number;
	readonly group: { readonly id: string; readonly name: string };
	readonly createdAt: Date;
	readonly draft: DraftJson;
	/** SHA-256 of what the draft says and of what stands beside it. */
	readonly seen: string;
	readonly document: {
		readonly id: string;
		readonly epoch: number;
		readonly mayWrite: boolean;
		/** Whether it says what is shown; else something reached it after the proposal was handed on. */
		readonly live: boolean;
	};
	readonly statement: string;
	readonly item: {
		readonly meetingId: string;
		readonly itemId: string;
		readonly body: string;
		readonly at: Date;
	} | null;
	readonly application: {
		readonly form: string;
		readonly amount: number | null;
		readonly fromYear: number | null;
		readonly toYear: number | null;
		readonly applicants: readonly { readonly id: string; readonly name: string }[];
	} | null;
	readonly register: {
		readonly diaryNumber: string;
		readonly finalAt: Date | null;
		readonly finalAs: string;
		readonly retention: string;
	};
	readonly remarks: readonly Remark[];
	readonly papers: readonly {
		readonly id: string;
		readonly name: string;
		readonly size: number;
		/** The organisation whose decision it shows; none for a paper of the proposal itself. */
		readonly of: string | null;
	}[];
	/** The last round, and those before it, the later first. */
	readonly round: Round | null;
	readonly earlier: readonly Round[];
	/** Member organisations without a position on the text that was asked about last, and whether they were asked then. */
	readonly missing: readonly { readonly id: string; readonly name: string; readonly asked: boolean }[];
	readonly lines: readonly Line[];
	/** What bodies have done with it, the latest first. */
	readonly treatments: readonly Treatment[];
	/** What it came from, on the red thread. */
	readonly origins: readonly {
		readonly id: string;
		readonly title: string;
		readonly group: string;
		readonly at: Date;
	}[];
	/** Who may be named in the margin. */
	readonly people: readonly { readonly id: string; readonly name: string }[];
	/** Member organisations, for who applies and who is asked. */
	readonly organisations: readonly { readonly id: string; readonly name: string }[];
	readonly may: {
		readonly write: boolean;
		readonly remark: boolean;
		readonly register: boolean;
		readonly override: boolean;
		readonly lead: boolean;
		/** Read what was said in other versions of the text. */
		readonly history: boolean;
		readonly moves: readonly MoveName[];
	};
}
