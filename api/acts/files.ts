import type { Request, Response } from 'express';
import { z } from 'zod';
import { isKeepable } from '../contract/common';

export const LARGEST_FILE = 20 * 1024 * 1024;
const FileName = z.string().min(1).max(200).refine(isKeepable).refine((name) => !/[/\\\p{Cc}]/u.test(name), { error: 'no path and no control characters' });
const MediaType = z.string().regex(/^[\w.+-]+\/[\w.+-]+$/).max(100);

/** The name and the type of a file that is uploaded, as its headers say. */
export const fileHead = (req: Request): { readonly name: string; readonly mediaType: string } =>
  ({ name: FileName.parse(decoded(req.get('X-File-Name'))), mediaType: MediaType.parse(req.get('Content-Type')?.split(';')[0]) });

function decoded(name: string | undefined): string | undefined {
  try {
    return name === undefined ? undefined : decodeURIComponent(name).normalize('NFC');
  } catch (err) {
    if (err instanceof URIError) return undefined;
    throw err;
  }
}

/** Sends a file to be kept, never to be run. */
export const sendFile = (res: Response, { name, mediaType, bytes }: { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }): void =>
  void res.set({ 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, 'Content-Security-Policy': 'sandbox', 'X-Content-Type-Options': 'nosniff' }).send(bytes);
