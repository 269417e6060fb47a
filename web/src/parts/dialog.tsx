import { useEffect, useRef, type ReactNode } from 'react';

/** A dialog over the page; the page beneath stays as it was. */
export function Dialog({ label, onClose, children }: { label: string; onClose?: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-label={label} onCancel={(event) => {
      event.preventDefault();
      onClose?.();
    }}>
      {children}
    </dialog>
  );
}
