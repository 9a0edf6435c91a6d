import type { Component } from 'svelte';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FilePen from '@lucide/svelte/icons/file-pen';
import FileText from '@lucide/svelte/icons/file-text';
import Gavel from '@lucide/svelte/icons/gavel';
import Inbox from '@lucide/svelte/icons/inbox';
import ListChecks from '@lucide/svelte/icons/list-checks';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import NotebookPen from '@lucide/svelte/icons/notebook-pen';
import Newspaper from '@lucide/svelte/icons/newspaper';
import Paperclip from '@lucide/svelte/icons/paperclip';
import Send from '@lucide/svelte/icons/send';
import UserRound from '@lucide/svelte/icons/user-round';
import UsersRound from '@lucide/svelte/icons/users-round';
import { m } from '#lib/i18n/paraglide/messages.js';
import type { SearchKind } from './kinds.ts';

interface KindWords {
	readonly one: () => string;
	readonly many: () => string;
	readonly icon: Component;
}

/** What a kind is called, one of it and many, and its sign. */
export const kindWords: Readonly<Record<SearchKind, KindWords>> = {
	group: { one: m.search_group, many: m.search_groups, icon: UsersRound },
	person: { one: m.search_person, many: m.search_people, icon: UserRound },
	meeting: { one: m.search_meeting, many: m.search_meetings, icon: CalendarDays },
	decision: { one: m.search_decision, many: m.search_decisions, icon: Gavel },
	assignment: { one: m.search_assignment, many: m.search_assignments, icon: ListChecks },
	agenda: { one: m.search_agenda, many: m.search_agendas, icon: ListOrdered },
	notes: { one: m.search_notes, many: m.search_many_notes, icon: NotebookPen },
	minutes: { one: m.search_minutes, many: m.search_many_minutes, icon: FileText },
	briefing: { one: m.search_briefing, many: m.search_briefings, icon: Newspaper },
	sheet: { one: m.search_sheet, many: m.search_sheets, icon: ClipboardList },
	proposal: { one: m.search_proposal, many: m.search_proposals, icon: FilePen },
	relay: { one: m.search_relay, many: m.search_relays, icon: Send },
	matter: { one: m.search_matter, many: m.search_matters, icon: Inbox },
	file: { one: m.search_file, many: m.search_files, icon: Paperclip }
};
