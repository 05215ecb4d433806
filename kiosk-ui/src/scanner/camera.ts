import { Sight } from "./sight";

/**
 * The kiosk's camera: frames go to a worker that decodes them, or, while that cannot run, to the
 * box, one a second at most.
 */
const EVERY_MILLIS = 120;
const EVERY_POST_MILLIS = 1_000;
const WORKER_AGAIN_MILLIS = 30_000;
const WIDTH = 640;
const AGAIN_MILLIS = 10_000;
const WORKER_PATIENCE_MILLIS = 15_000;

export interface CameraEars {
  /** Whether the code was taken; one that was not is told again while it is in view. */
  scanned(text: string): boolean;
  /** Whether there is a picture; a camera that was lost is looked for again. */
  sees(camera: "on" | "off"): void;
  /** Decodes a frame elsewhere; used where the worker cannot. */
  askBox(jpeg: Blob): Promise<string[]>;
}

export class Camera {
  private worker: Worker | null = null;
  private busy = false;
  private timer = 0;
  private again = 0;
  private workerAgain = 0;
  private asked = Number.NEGATIVE_INFINITY;
  private readonly sight = new Sight();
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
    clearTimeout(this.workerAgain);
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
    clearTimeout(this.workerAgain);
    this.workerAgain = window.setTimeout(() => this.startWorker(), WORKER_AGAIN_MILLIS);
  }

  private look(): void {
    const since = performance.now() - this.asked;
    if (this.busy && this.worker !== null && since > WORKER_PATIENCE_MILLIS) {
      this.giveUpWorker();
    }
    const rests = this.worker === null && since < EVERY_POST_MILLIS;
    if (this.busy || rests || this.video.videoWidth === 0) {
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
    this.asked = performance.now();
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
    this.sight.saw(texts, performance.now(), (text) => this.ears.scanned(text));
  }
}
