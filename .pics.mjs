import { chromium } from '@playwright/test';
import { demoId } from './server/demo/id.ts';
const base = process.argv[2];
const out = '/tmp/a/p';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const looks = [[1280,'light'],[1280,'dark'],[390,'light'],[390,'dark']];
async function person(email, width=1280, theme='light') {
  const ctx = await browser.newContext({ viewport: { width, height: width<700?844:800 }, colorScheme: theme, locale: 'sv-SE', timezoneId:'Europe/Stockholm' });
  const page = await ctx.newPage();
  page.setDefaultTimeout(45000);
  page.on('pageerror', e => console.log(email, 'PAGEERROR', (e.stack||e.message).slice(0,800)));
  if (email === '-') return page;
  await page.goto(base + '/sign-in');
  await page.getByLabel(/E-post/).first().fill(email);
  await page.getByLabel(/^Lösenord/).first().fill('ljusbygden-2026');
  await page.getByRole('button', { name: /Logga in/ }).first().click();
  await page.waitForURL(u => !u.pathname.startsWith('/sign-in'));
  return page;
}
const states = new Map();
async function shots(name, email, path, full=true, act) {
  for (const [width, theme] of looks) {
    try {
      const key = email+width+theme;
      if (!states.has(key)) states.set(key, await person(email, width, theme));
      const page = states.get(key);
      await page.goto(base + path); await page.waitForTimeout(1200);
      if (act) await act(page).catch(e => console.log(name, e.message.slice(0,200)));
      await page.screenshot({ path: `${out}-${name}-${width}-${theme}.png`, fullPage: full });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) console.log(name, width, 'WIDER', wide);
    } catch (e) { console.log(name, width, theme, e.message.slice(0,300)); }
  }
}
const board = demoId('ljusbygden/meeting/board/past-1'), regional = demoId('ljusbygden/meeting/regional/coming-1');
const fed = demoId('ljusbygden/federation');
const nadja = 'nadja.ilves@ljusbygden.example', asa = 'asa.ronnqvist@vidakra.example', jorgen = 'jorgen.tallmark@stensange.example', birgitta='birgitta.wallinder@vidakra.example';
const what = (process.argv[3] ?? 'minutes,room').split(',');
if (what.includes('minutes')) {
  await shots('forme', birgitta, `/meetings/${board}/for-me`);
  await shots('draft', nadja, `/meetings/${board}/notes`);
  await shots('guests', asa, `/meetings/${regional}/guests`);
}
if (what.includes('locked')) {
  await shots('locked', nadja, `/meetings/${board}/notes`);
  await shots('open', '-', `/open/${process.argv[4] ?? fed}`);
}
if (what.includes('room')) {
  const chair = await person(asa), member = await person(jorgen);
  for (const p of [chair, member]) await p.goto(`${base}/meetings/${regional}/live`);
  await chair.getByRole('button', { name: 'Starta mötet' }).click();
  await chair.getByRole('button', { name: /^På plats/ }).last().click().catch(()=>{});
  await member.waitForTimeout(800); await member.getByRole('button', { name: /^På plats/ }).last().click().catch(()=>{});
  await chair.getByRole('button', { name: /^Nästa/ }).click(); await chair.waitForTimeout(500);
  await member.getByRole('button', { name: 'Begär ordet' }).last().click().catch(e=>console.log('floor', e.message.slice(0,100)));
  await chair.getByText('Ny omröstning').first().click().catch(async e => { console.log('vote', e.message.slice(0,100)); });
  await chair.waitForTimeout(300);
  await chair.screenshot({ path: `${out}-newpoll.png`, fullPage: true });
  await chair.getByLabel('Vad röstar ni om?').first().fill('Ska gruppen ställa sig bakom utkastet?').catch(e=>console.log('q', e.message.slice(0,100)));
  await chair.getByRole('button', { name: 'Öppna omröstningen' }).first().click().catch(e=>console.log('open', e.message.slice(0,100)));
  await chair.waitForTimeout(1000);
  await shots('room', asa, `/meetings/${regional}/live`, false);
  await shots('room-member', jorgen, `/meetings/${regional}/live`, false);
}
await browser.close();
