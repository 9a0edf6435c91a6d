// Compiles the messages as the build does, for the checks and tests that run without one.
import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../src/lib/i18n/compile.ts';

await compile({ ...paraglide, cleanOutdir: false });
