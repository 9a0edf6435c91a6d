import { demoId } from '#server/demo/id.ts';
import { expect, test } from './fixtures.ts';
import { expectNarrow, night } from './narrow.ts';

const chair = 'asa.ronnqvist@vidakra.example';
const office = 'leyla.karagoz@ljusbygden.example';
const group = `/groups/${demoId('ljusbygden/group/regional')}`;
const coming = `/meetings/${demoId('ljusbygden/meeting/regional/coming-2')}`;
const held = `/meetings/${demoId('ljusbygden/meeting/regional/past-1')}`;

const open = ['/sign-in', '/sign-in/code', '/forgotten', '/guest', '/accessibility', '/privacy', '/no-such-page'];
const main = ['/', group, `${coming}/agenda`, `${coming}/live`, `${held}/notes`];
const more = [
	'/groups',
	'/calendar',
	'/decisions',
	'/assignments',
	'/profile',
	`${group}/meetings/new`,
	`${group}/meetings/year`,
	`${coming}/change`,
	`${coming}/history`,
	`${coming}/attendance`,
	`${held}/attendance`,
	`${coming}/guests`,
	`${coming}/calling`,
	`${coming}/notebook`,
	`${group}/matters`,
	`${held}/notes/versions`,
	`${held}/for-me`
];
const desk = [
	'/office',
	'/office/people',
	'/office/people/new',
	'/office/people/paste',
	'/office/organisations',
	'/office/groups/new',
	'/office/outbox',
	`${group}/settings`,
	`${group}/people`,
	`${group}/standing-agenda`
];

for (const path of open)
	test(`axe finds nothing on ${path}`, async ({ visitor, expectAccessible }) => {
		const page = await (await visitor()).newPage();
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
	});

for (const [email, paths] of [
	[chair, [...main, ...more]],
	[office, desk]
] as const)
	for (const path of paths)
		test(`axe finds nothing on ${path}`, async ({ pageOf, expectAccessible }) => {
			const page = await pageOf(email);
			const answer = await page.goto(path);
			expect(answer?.status()).toBe(200);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectAccessible(page);
		});

for (const path of main)
	test(`${path} in the dark and at 320 px: nothing for axe, nothing wider than the window`, async ({
		pageOf,
		expectAccessible
	}) => {
		const page = await pageOf(chair, night);
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(page);
		await expectNarrow(page);
	});
