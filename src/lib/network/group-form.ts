import type { z } from 'zod';
import type { ChangeGroup } from './schema.ts';

interface Sent {
	text(name: string): string;
	all(name: string): string[];
	has(name: string): boolean;
}

type Said = Omit<z.input<typeof ChangeGroup>, 'groupId'>;

/** Ways of writing before a number, by the word a form sends: a sent text loses the space that parts "§ 1" from "§1". */
export const prefixes = { none: '', spaced: '§ ', tight: '§' } as const;
export const prefixChoice = (prefix: string): keyof typeof prefixes =>
	prefix === '§ ' ? 'spaced' : prefix === '§' ? 'tight' : 'none';

/** A group's settings out of a sent form; what the words mean is the command's matter. */
export const groupSaid = (form: Sent): Said => ({
	kind: form.text('kind') as Said['kind'],
	name: form.text('name'),
	shortName: form.text('shortName'),
	purpose: form.text('purpose'),
	decides: form.has('decides'),
	recordKind: form.text('recordKind') as Said['recordKind'],
	meetingWord: form.text('meetingWord') as Said['meetingWord'],
	numbering: form.text('numbering') as Said['numbering'],
	numberPrefix: prefixes[form.text('numberPrefix') as keyof typeof prefixes] ?? '',
	numberStart: form.text('numberStart') || 1,
	notesBy: form.text('notesBy') as Said['notesBy'],
	usualMinutes: form.text('usualMinutes'),
	callingBy: form.text('callingBy') as Said['callingBy'],
	callingDays: form.text('callingDays'),
	matterDays: form.text('matterDays'),
	adjustDays: form.text('adjustDays') || undefined,
	noticeDays: form.text('noticeDays') || undefined,
	noticeUpDays: form.text('noticeUpDays') || undefined,
	relayBy: (form.text('relayBy') || undefined) as Said['relayBy'],
	relayDirect: form.has('relayDirect'),
	relayDays: form.text('relayDays') || undefined,
	minutesLabel: (form.text('minutesLabel') || undefined) as Said['minutesLabel'],
	substitutesAttend: form.has('substitutesAttend'),
	quorum: form.text('quorum') as Said['quorum'],
	tie: form.text('tie') as Said['tie'],
	remoteCounts: form.has('remoteCounts'),
	soundCounts: form.has('soundCounts'),
	usualPlace: form.text('usualPlace'),
	usualLink: form.text('usualLink'),
	mustHold: form.all('mustHold')
});
