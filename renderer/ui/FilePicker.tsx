import { Alert, Button, Group, Skeleton, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconFile, IconFolder, IconFolderStar } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileRef, FolderListing } from '../../shared/ipc/calls';
import type { Failure } from '../../shared/ipc/failure';
import { explainFailure } from '../../shared/ipc/failureText';
import { api } from '../api';
import { filePickerText as text } from '../text/filePickerText';
import { Dialog } from './Dialog';
import styles from './FilePicker.module.css';
import { type FileRequest, useFileRequest } from './fileRequests';

const extensions = {
  wordDocument: '.docx',
  projectFile: '.baljugil',
  spreadsheet: '.xlsx',
  evidence: '',
  contentPack: '.baljugil-content',
};

/** Open and save dialogs for hosts without their own; folders come from the host, paths never reach the page. */
export function FilePicker() {
  const request = useFileRequest((state) => state.request);
  return request && <PickerDialog key={`${request.kind}${request.suggestedName}`} request={request} />;
}

function PickerDialog({ request }: { request: FileRequest }) {
  const { listing, failure, go } = useFolder(request);
  const [selected, setSelected] = useState<FileRef | null>(null);
  const [name, setName] = useState(request.suggestedName);
  const [question, setQuestion] = useState<FileRef | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isSave = request.kind === 'save';
  const isFolder = request.kind === 'folder';
  const title = isFolder
    ? text.chooseFolder
    : isSave
      ? {
          wordDocument: text.saveWord,
          projectFile: text.saveProject,
          contentPack: text.savePack,
          spreadsheet: text.saveSheet,
          evidence: text.saveEvidence,
        }[request.purpose]
      : {
          wordDocument: text.openWord,
          projectFile: text.openProject,
          contentPack: text.openPack,
          spreadsheet: text.openSheet,
          evidence: text.openEvidence,
        }[request.purpose];

  const isOpen = request.kind === 'open';
  const shownFiles = isFolder ? [] : (listing?.files ?? []);

  const enter = (folder: FileRef) => {
    setSelected(null);
    setQuestion(null);
    go(folder.token);
  };

  const choose = (file: FileRef) => {
    setSelected(file);
    setQuestion(null);
    if (isSave) setName(file.name);
  };

  const finish = async (file: FileRef | null) => {
    setProblem(null);
    if (isFolder) {
      if (listing) request.answer(listing.folder);
      return;
    }
    if (!isSave) {
      if (file) request.answer(file);
      return;
    }
    const wanted = withExtension(name.trim(), extensions[request.purpose]);
    if (!name.trim()) return setProblem(text.nameMissing);
    if (!listing) return;
    const target = await api.call('file.inFolder', { folder: listing.folder.token, name: wanted });
    if (!target.ok) {
      const { what, todo } = explainFailure(target.failure);
      return setProblem(`${what} ${todo}`);
    }
    if (target.value.exists) setQuestion(target.value.target);
    else request.answer(target.value.target);
  };

  return (
    <Dialog title={title} width={760} onClose={() => request.answer(null)}>
      <div className={styles.picker}>
        <div className={styles.path}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowUp size={15} aria-hidden />}
            disabled={!listing?.parent}
            onClick={() => listing?.parent && enter(listing.parent)}
          >
            {text.up}
          </Button>
          <span className={styles.where} title={listing?.displayPath}>
            {listing?.displayPath}
          </span>
        </div>
        <div className={styles.panes}>
          <ul className={styles.places} aria-label={text.places}>
            {listing?.places.map((place) => (
              <li key={place.token}>
                <UnstyledButton className={styles.item} onClick={() => enter(place)}>
                  <IconFolderStar size={17} aria-hidden />
                  <span className={styles.itemName}>{place.name}</span>
                </UnstyledButton>
              </li>
            ))}
          </ul>
          <ul className={styles.files} aria-label={text.listing(listing?.displayPath ?? '')}>
            {!listing && !failure && <Skeleton height={36} />}
            {listing?.folders.map((folder) => (
              <li key={folder.token}>
                <UnstyledButton className={styles.item} onClick={() => enter(folder)}>
                  <IconFolder size={18} aria-hidden className={styles.folderIcon} />
                  <span className={styles.itemName}>{folder.name}</span>
                </UnstyledButton>
              </li>
            ))}
            {shownFiles.map((file) => (
              <li key={file.token}>
                <UnstyledButton
                  className={styles.item}
                  aria-pressed={selected?.token === file.token}
                  onClick={() => choose(file)}
                  onDoubleClick={() => void finish(file)}
                >
                  <IconFile size={18} aria-hidden />
                  <span className={styles.itemName}>{file.name}</span>
                  {file.sizeBytes !== null && (
                    <span className={styles.size}>{text.size(file.sizeBytes)}</span>
                  )}
                </UnstyledButton>
              </li>
            ))}
            {listing && listing.folders.length + shownFiles.length === 0 && (
              <li className={styles.none}>{isFolder ? text.noFolders : text.emptyFolder}</li>
            )}
          </ul>
        </div>
        {failure && <PickerFailure failure={failure} />}
        {!isOpen && listing && !listing.writable && (
          <Alert color="warning" role="alert">
            {text.readOnly}
          </Alert>
        )}
        {isSave && (
          <TextInput
            label={text.fileName}
            value={name}
            error={problem}
            data-autofocus
            onChange={(event) => {
              setName(event.currentTarget.value);
              setQuestion(null);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void finish(null);
            }}
          />
        )}
        {question ? (
          <ReplaceQuestion
            file={question}
            onReplace={() => request.answer(question)}
            onBack={() => setQuestion(null)}
          />
        ) : (
          <Group justify="flex-end" gap={8}>
            <Button variant="default" onClick={() => request.answer(null)}>
              {text.cancel}
            </Button>
            <Button disabled={isOpen ? !selected : !listing?.writable} onClick={() => void finish(selected)}>
              {isFolder ? text.useFolder : isSave ? text.save : text.open}
            </Button>
          </Group>
        )}
      </div>
    </Dialog>
  );
}

function ReplaceQuestion({ file, onReplace, onBack }: { file: FileRef; onReplace(): void; onBack(): void }) {
  const safe = useRef<HTMLButtonElement>(null);
  useEffect(() => safe.current?.focus(), []);
  return (
    <Alert color="warning" role="alert" title={text.exists(file.name)}>
      <Text size="sm">{text.existsWhat}</Text>
      <Group justify="flex-end" gap={8} mt={8}>
        <Button ref={safe} variant="default" onClick={onBack}>
          {text.otherName}
        </Button>
        <Button color="danger" onClick={onReplace}>
          {text.replace}
        </Button>
      </Group>
    </Alert>
  );
}

function PickerFailure({ failure }: { failure: Failure }) {
  const { what, todo } = explainFailure(failure);
  return (
    <Alert color="danger" role="alert" title={what}>
      {todo}
    </Alert>
  );
}

function useFolder(request: FileRequest) {
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const go = useCallback(
    async (folder: string | null) => {
      const listed = await api.call('folder.list', { folder, purpose: request.purpose });
      setFailure(listed.ok ? null : listed.failure);
      // A folder that cannot be read leaves the one before it on screen.
      if (listed.ok) setListing(listed.value);
    },
    [request.purpose],
  );
  useEffect(() => void go(null), [go]);
  return { listing, failure, go: (folder: string) => void go(folder) };
}

function withExtension(name: string, extension: string): string {
  return name.toLowerCase().endsWith(extension) ? name : `${name}${extension}`;
}
