import type { Component } from 'svelte';
import Building from '@lucide/svelte/icons/building';
import Calendar from '@lucide/svelte/icons/calendar';
import FilePenLine from '@lucide/svelte/icons/file-pen-line';
import Gavel from '@lucide/svelte/icons/gavel';
import House from '@lucide/svelte/icons/house';
import Inbox from '@lucide/svelte/icons/inbox';
import Send from '@lucide/svelte/icons/send';
import UsersRound from '@lucide/svelte/icons/users-round';
import { m } from '#lib/i18n/paraglide/messages.js';

const pathsOf = {
	home: /^\/$/,
	office: /^\/office(\/|$)/,
	groups: /^\/(groups|meetings)(\/|$)/,
	decisions: /^\/(decisions|assignments)(\/|$)/,
	organisation: /^\/organisation(\/|$)/,
	proposals: /^\/proposals(\/|$)/,
	relay: /^\/relay(\/|$)/,
	proposals: /^\/proposals(\/|$)/,
	calendar: /^\/calendar(\/|$)/
} as const satisfies Record<string, RegExp>;

export interface Entry {
	readonly key: keyof typeof pathsOf;
	readonly href: string;
	readonly icon: Component;
	readonly label: string;
	/** Where there is little room. */
	readonly short: string;
	readonly current: boolean;
}

/** The ways on from every page, for one who works at the office, sits for an organisation, or both. */
export function entries(
	path: string,
	{ office, organisation }: { readonly office: boolean; readonly organisation: boolean }
): Entry[] {
	const one = (key: Entry['key'], href: string, icon: Component, label: string, short = label): Entry => ({
		...{ key, href, icon, label, short },
		current: pathsOf[key].test(path)
	});
	return [
		one('home', '/', House, m.ui_home()),
		...(office ? [one('office', '/office', Inbox, m.ui_office())] : []),
		one('groups', '/groups', UsersRound, office ? m.ui_groups_all() : m.ui_groups(), m.ui_groups_short()),
		one('relay', '/relay', Send, m.relay_title(), m.relay_short()),
		one('proposals', '/proposals', FilePenLine, m.proposals_entry()),
		one('decisions', '/decisions', Gavel, m.decisions_entry(), m.decisions_register_tab()),
		...(organisation
			? [one('organisation', '/organisation', Building, m.organisation_title(), m.organisation_short())]
			: []),
		one('calendar', '/calendar', Calendar, m.ui_calendar())
	];
}
