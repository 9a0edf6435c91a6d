import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nobody, portal as theJob } from '#lib/permissions/facts.ts';
import { foundFederation } from '#server/accounts/found-federation.ts';
import { hashPassword } from '#server/accounts/password.ts';
import { actorOfToken } from '#server/accounts/session.ts';
import { checkSetUp, firstAddress } from '#server/accounts/set-up.ts';
import { signIn } from '#server/accounts/sign-in.ts';
import { startPortal, type TestPortal } from '../build/portal.ts';

const password = 'kaffe till räven i backen';
let portal: TestPortal;
let passwordHash: string;
beforeAll(async () => {
	portal = await startPortal();
	passwordHash = await hashPassword(password);
});
afterAll(() => portal.close());

const tokenOf = (path: string | null) => path?.split('/').at(-1) ?? '';
const founding = (token: string) => ({
	token,
	passwordHash,
	language: 'sv' as const,
	federation: { name: 'Samordningsförbundet Prövningen', shortName: 'Prövningen', orgNumber: '2220002279' },
	organisations: [
		{ part: 'af' as const, name: 'Arbetsförmedlingen', shortName: 'AF' },
		{ part: 'fk' as const, name: 'Försäkringskassan', shortName: 'FK' },
		{ part: 'region' as const, name: 'Region Prövningen', shortName: 'PRÖ' },
		{ part: 'kommun' as const, name: 'Vidåkra kommun', shortName: 'VID' },
		{ part: 'kommun' as const, name: 'Stensånge kommun', shortName: 'STE' }
	],
	groups: [
		{ kind: 'board' as const, name: 'Styrelsen', shortName: 'Styrelsen', of: '' },
		{ kind: 'local' as const, name: 'Lokal samverkansgrupp Vidåkra', shortName: 'LSG VID', of: 'VID' }
	],
	person: { name: 'Vera Lind', title: 'förbundschef', email: 'Vera@Exempel.se' }
});

describe('A15 the first federation', () => {
	it('is refused without the address of the last start, and nothing is left behind', async () => {
		const first = tokenOf(await firstAddress());
		const second = tokenOf(await firstAddress());
		for (const token of [first, 'made-up', ''])
			await expect(foundFederation(theJob, founding(token))).rejects.toMatchObject({ code: 'ticket.spent' });
		await expect(checkSetUp(first)).rejects.toMatchObject({ code: 'ticket.spent' });
		await expect(checkSetUp(second)).resolves.toBeUndefined();
		await expect(foundFederation(nobody, founding(second))).rejects.toMatchObject({ code: 'access.sign-in' });
		expect(await portal.context.read.federation.count()).toBe(0);
		expect(await portal.context.read.account.count()).toBe(0);
	});

	it('is made once with members, groups and the office’s first account, who can sign in', async () => {
		const token = tokenOf(await firstAddress());
		const answers = await Promise.all(
			[1, 2].map(() => foundFederation(theJob, founding(token)).catch((no: { code: string }) => no.code))
		);
		expect(answers.filter((answer) => answer === 'ticket.spent')).toHaveLength(1);
		const { read } = portal.context;
		const federation = await read.federation.findFirstOrThrow();
		expect(federation).toMatchObject({ orgNumber: '222000-2279', demo: false });
		const groups = await read.group.findMany({ include: { mustHold: true }, orderBy: { place: 'asc' } });
		expect(
			groups.map(({ shortName, decides, recordKind, mustHold }) => [shortName, decides, recordKind, mustHold.length])
		).toEqual([
			['Styrelsen', true, 'minutes', 5],
			['LSG VID', false, 'notes', 4]
		]);
		const visit = { address: '10.1.1.1', userAgent: 'test' };
		const { cookie } = await signIn({ email: 'vera@exempel.se', password }, visit);
		expect(await actorOfToken(cookie.value)).toMatchObject({ office: 'director', federationId: federation.id });
		expect(await firstAddress()).toBeNull();
	});
});
