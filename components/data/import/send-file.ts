import * as z from 'zod';

const Answer = z.object({ uploadId: z.string() });
const Refusal = z.object({ problem: z.object({ message: z.string(), hint: z.string() }) });

/** Why an upload was refused, in the reader's language; null when the connection broke. */
export class UploadRefused extends Error {
  constructor(readonly told: string | null) {
    super(told ?? 'the upload broke off');
  }
}

/** Sends a file as it is into the workspace the page was made for, telling the bytes that left; gives its id. */
export function sendFile(
  file: File,
  workspace: string,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/import');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name));
    request.setRequestHeader('x-stratum-workspace', workspace);
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded));
    request.addEventListener('load', () => {
      const answer = Answer.safeParse(parse(request.responseText));
      if (request.status === 200 && answer.success) resolve(answer.data.uploadId);
      else reject(refusalOf(request.responseText));
    });
    request.addEventListener('error', () => reject(new UploadRefused(null)));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function refusalOf(text: string): UploadRefused {
  const refusal = Refusal.safeParse(parse(text));
  if (!refusal.success) return new UploadRefused(null);
  const { message, hint } = refusal.data.problem;
  return new UploadRefused(`${message} ${hint}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
