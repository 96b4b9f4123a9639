// npm run -s content -- [--json]: counts and checks what is in templates/, with the command line.
process.argv.splice(2, 0, 'content');
await import('./cli.mjs');
