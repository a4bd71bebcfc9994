// Files that are sent: a refused one stays in the list with the reason that the server has given, one that was received leaves it.
window.countersign = window.countersign || {};
window.countersign.upload = (upload, endings) => {
  if (upload.countersignReady) {
    return;
  }
  upload.countersignReady = true;
  // The server knows which files are in the list but not stored, so that nothing is submitted without them by mistake.
  const names = (chosen) => upload.files.filter(chosen).map((file) => file.name).join(', ');
  const tell = () =>
    upload.dispatchEvent(
      new CustomEvent('left-over', { detail: { refused: names((file) => file.error), sending: names((file) => !file.error && !file.complete) } }),
    );
  const mark = () =>
    setTimeout(() => {
      upload.querySelectorAll('vaadin-upload-file').forEach((item) => item.toggleAttribute('refused', Boolean(item.file?.refused)));
      tell();
    });
  const refuse = (file, sentence) => {
    file.error = sentence;
    file.refused = true;
    mark();
  };
  // What the picker of the system offers at first.
  upload.shadowRoot?.querySelector('input[type=file]')?.setAttribute('accept', endings);
  upload.addEventListener('upload-response', ({ detail: { file, xhr } }) => {
    if (xhr.status === 200 && xhr.responseText) {
      refuse(file, xhr.responseText);
    }
  });
  upload.addEventListener('upload-success', ({ detail: { file } }) => {
    upload.files = upload.files.filter((other) => other !== file);
  });
  upload.addEventListener('file-reject', ({ detail: { file, error } }) => {
    if (!upload.files.includes(file)) {
      refuse(file, error);
      upload.files = [file, ...upload.files];
      mark();
    }
  });
  for (const change of ['files-changed', 'upload-error', 'upload-retry']) {
    upload.addEventListener(change, mark);
  }
};
