/**
 * The kiosk's camera: frames go to a worker that decodes them, or, where that cannot run, to the
 * box. A code is told once; it is told again after it has been out of sight for two seconds.
 */
const EVERY_MILLIS = 120;
const OUT_OF_SIGHT_MILLIS = 2_000;
const WIDTH = 640;
const AGAIN_MILLIS = 10_000;
const WORKER_PATIENCE_MILLIS = 15_000;

export interface CameraEars {
  scanned(text: string): void;
  /** Whether there is a picture; a camera that was lost is looked for again. */
  sees(camera: "on" | "off"): void;
  /** Decodes a frame elsewhere; used where the worker cannot. */
  askBox(jpeg: Blob): Promise<string[]>;
}

export class Camera {
  private worker: Worker | null = null;
  private busy = false;
  private last = "";
  private lastSeen = 0;
  private timer = 0;
  private again = 0;
  private asked = 0;
  private readonly canvas = document.createElement("canvas");

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly ears: CameraEars,
  ) {}

  async start(): Promise<void> {
    await this.open();
    this.startWorker();
    this.timer = window.setInterval(() => this.look(), EVERY_MILLIS);
  }

  private async open(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: "user", width: { ideal: 1280 }, height: { ideal: 720 } },
        audio: false,
      });
      for (const track of stream.getVideoTracks()) {
        track.addEventListener("ended", () => this.lost());
      }
      this.video.srcObject = stream;
      await this.video.play();
      this.ears.sees("on");
    } catch {
      this.lost();
    }
  }

  private lost(): void {
    this.ears.sees("off");
    this.video.srcObject = null;
    this.again = window.setTimeout(() => void this.open(), AGAIN_MILLIS);
  }

  private startWorker(): void {
    try {
      this.worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
      this.worker.onmessage = (message: MessageEvent<{ texts?: string[]; failed?: boolean }>) => {
        this.busy = false;
        if (message.data.failed) {
          this.giveUpWorker();
        }
        this.saw(message.data.texts ?? []);
      };
      this.worker.onerror = () => this.giveUpWorker();
    } catch {
      this.giveUpWorker();
    }
  }

  stop(): void {
    clearInterval(this.timer);
    clearTimeout(this.again);
    this.worker?.terminate();
    const stream = this.video.srcObject;
    if (stream instanceof MediaStream) {
      for (const track of stream.getTracks()) {
        track.stop();
      }
    }
  }

  private giveUpWorker(): void {
    this.worker?.terminate();
    this.worker = null;
    this.busy = false;
  }

  private look(): void {
    if (this.busy && this.worker !== null && Date.now() - this.asked > WORKER_PATIENCE_MILLIS) {
      this.giveUpWorker();
    }
    if (this.busy || this.video.videoWidth === 0) {
      return;
    }
    const scale = Math.min(1, WIDTH / this.video.videoWidth);
    this.canvas.width = Math.round(this.video.videoWidth * scale);
    this.canvas.height = Math.round(this.video.videoHeight * scale);
    const drawing = this.canvas.getContext("2d", { willReadFrequently: true });
    if (drawing === null) {
      return;
    }
    drawing.drawImage(this.video, 0, 0, this.canvas.width, this.canvas.height);
    this.busy = true;
    this.asked = Date.now();
    if (this.worker !== null) {
      const frame = drawing.getImageData(0, 0, this.canvas.width, this.canvas.height);
      this.worker.postMessage(frame, [frame.data.buffer]);
    } else {
      this.canvas.toBlob((jpeg) => this.askBox(jpeg), "image/jpeg", 0.8);
    }
  }

  private async askBox(jpeg: Blob | null): Promise<void> {
    try {
      this.saw(jpeg === null ? [] : await this.ears.askBox(jpeg));
    } catch {
      this.saw([]);
    } finally {
      this.busy = false;
    }
  }

  private saw(texts: string[]): void {
    const now = Date.now();
    const text = texts[0];
    if (text === undefined) {
      if (now - this.lastSeen > OUT_OF_SIGHT_MILLIS) {
        this.last = "";
      }
      return;
    }
    this.lastSeen = now;
    if (text !== this.last) {
      this.last = text;
      this.ears.scanned(text);
    }
  }
}
