import { config, z } from 'zod';

// Zod compiles parsers with `new Function`, which our content security policy forbids. Import zod from here only.
config({ jitless: true });

export { z };
