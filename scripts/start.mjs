// npm start: the app in Electron when its executable can be had, otherwise the same app in a browser window — said aloud.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build, electronBinary, install, root, run } from './tools.mjs';

const downloadLimitMilliseconds = 60_000;
// An Electron that ends this soon, and not with 0, never showed its window.
const diesAtOnceMilliseconds = 10_000;

const options = process.argv.slice(2);
const mustBrowser = options.includes('--browser');
const mustElectron = options.includes('--electron');
const passedOn = options.filter((option) => option !== '--browser' && option !== '--electron');

process.exitCode = await start();

async function start() {
  if (mustBrowser && mustElectron) {
    console.error('--browser와 --electron은 함께 쓸 수 없어요.');
    return 2;
  }
  const installed = await install();
  if (installed !== 0) {
    console.error('설치하지 못했어요. 네트워크나 npm 저장소 설정을 확인한 뒤 다시 실행해 주세요.');
    return installed;
  }
  const built = await build();
  if (built !== 0) {
    console.error('프로그램을 만들지 못했어요. 위의 내용을 확인해 주세요.');
    return built;
  }
  if (mustBrowser) return inBrowser();

  const found = findElectron();
  if (found.reason === null) {
    const outcome = await inElectron(found.binary);
    if (!outcome.diedAtOnce) return outcome.code;
    const reason = `Electron이 시작하자마자 꺼졌어요 (종료 코드 ${outcome.code}).`;
    if (mustElectron) {
      console.error(`${reason}\n브라우저 창에서 쓰려면: npm start -- --browser`);
      return 1;
    }
    console.log(`${reason} 다음부터 바로 브라우저 창에서 쓰려면: npm start -- --browser`);
    return inBrowser();
  }
  if (mustElectron) {
    console.error(`Electron으로 실행할 수 없어요. ${found.reason}`);
    return 1;
  }
  console.log(
    [
      `Electron으로 실행하지 않아요. ${found.reason}`,
      '같은 프로그램을 브라우저 창에서 열게요. 사업과 설정은 같은 폴더에 그대로 있어요.',
      '브라우저 창에는 시스템의 열기·저장 창이 없어서, 프로그램 안의 폴더 고르기를 써요.',
    ].join('\n'),
  );
  return inBrowser();
}

/** The executable, or why there is none to run. */
function findElectron() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { binary: null, reason: '화면(DISPLAY)이 연결되어 있지 않아요.' };
  }
  const present = electronBinary();
  if (present) return { binary: present, reason: null };
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    return {
      binary: null,
      reason: `${process.env.ELECTRON_OVERRIDE_DIST_PATH}에 Electron 실행 파일이 없어요.`,
    };
  }
  if (process.env.BALJUGIL_NO_DOWNLOAD) {
    return { binary: null, reason: 'Electron 실행 파일이 없고, 내려받지 않도록 설정되어 있어요.' };
  }
  const installer = path.join(root, 'node_modules/electron/install.js');
  if (!existsSync(installer)) return { binary: null, reason: 'electron 패키지가 설치되어 있지 않아요.' };
  console.log('Electron 실행 파일이 없어 한 번 내려받아 볼게요 (길어도 60초)…');
  const download = spawnSync(process.execPath, [installer], {
    encoding: 'utf8',
    timeout: downloadLimitMilliseconds,
    killSignal: 'SIGKILL',
  });
  const binary = electronBinary();
  if (download.status === 0 && binary) return { binary, reason: null };
  const cause = download.error ? '60초 안에 끝나지 않았어요' : firstLine(download.stderr);
  return { binary: null, reason: `Electron 실행 파일을 내려받지 못했어요 (${cause}).` };
}

function inElectron(binary) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    // Chromium refuses to run as root with its sandbox.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(binary, [root, ...asRoot, ...passedOn], { cwd: root, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.on(signal, () => {
        asked = true;
        pass(signal);
      });
    }
    const done = (code) =>
      resolve({ code, diedAtOnce: code !== 0 && !asked && Date.now() - startedAt < diesAtOnceMilliseconds });
    child.on('error', () => done(127));
    child.on('exit', (code, signal) => done(code ?? signal));
  });
}

function inBrowser() {
  return run(process.execPath, [path.join(root, 'dist/browserHost/browserHost.cjs'), ...passedOn]);
}

function firstLine(text) {
  return (
    (text ?? '')
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '이유를 알 수 없어요'
  );
}
