import { useEffect, useState } from 'react';
import { toDataURL } from 'qrcode';

const SIZE = 280;

/** A picture for a camera; the code itself is written beside it. */
export default function QrCode({ text, what }: { text: string; what: string }) {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    toDataURL(text, { errorCorrectionLevel: 'M', margin: 2, width: SIZE * 2 })
      .then((url) => !gone && setPicture(url))
      .catch((cause: unknown) => console.warn('no QR code', cause));
    return () => {
      gone = true;
    };
  }, [text]);
  return picture && <img src={picture} alt={what} width={SIZE} height={SIZE} />;
}
