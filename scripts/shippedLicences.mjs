// Which packages end up in the built files, and their licences: what we ship, not what we have installed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const refused = /\b(A?GPL|LGPL|SSPL|BUSL|CC-BY-NC)/i;

/** A Vite plugin that remembers the package folders of every module it sees in a bundle. */
export function rememberPackages(folders) {
  let base = '';
  return {
    name: 'remember-packages',
    configResolved(config) {
      base = config.root;
    },
    generateBundle(_options, bundle) {
      const fonts = Object.values(bundle).flatMap((file) => file.originalFileNames ?? []);
      for (const id of [...this.getModuleIds(), ...fonts]) {
        const found = /^(?:\0)?(.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id);
        if (found) folders.add(path.resolve(base, found[1]));
      }
    },
  };
}

/** The notices as one text; throws when a licence is missing or may not ship in this product. */
export function licenceNotices(folders) {
  const entries = [...folders]
    .filter((folder) => existsSync(path.join(folder, 'package.json')))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const licence = typeof license === 'string' ? license : (license?.type ?? '');
      if (licence === '' || (refused.test(licence) && !/ OR /.test(licence))) {
        throw new Error(`${name}@${version}: licence "${licence}" may not ship`);
      }
      const file = readdirSync(folder).find((one) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(one));
      const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : '';
      return { title: `${name} ${version} — ${licence}`, text };
    })
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const line = '-'.repeat(72);
  return `발주길잡이에 들어 있는 공개 소프트웨어와 글꼴의 사용 조건\n\n${entries
    .map(({ title, text }) => `${line}\n${title}\n${line}\n${text}\n`)
    .join('\n')}`;
}
