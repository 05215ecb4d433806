import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

/** Decodes QR codes off the page's thread; the reader is served by the box like everything else. */
prepareZXingModule({ overrides: { locateFile: () => wasm } });

self.onmessage = async (message: MessageEvent<ImageData>) => {
  try {
    const found = await readBarcodes(message.data, {
      formats: ["QRCode"],
      tryHarder: true,
      maxNumberOfSymbols: 2,
    });
    self.postMessage({ texts: found.filter((code) => code.isValid).map((code) => code.text) });
  } catch {
    self.postMessage({ failed: true });
  }
};
