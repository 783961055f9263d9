// Walk-in: two soft notes, made by the browser itself: nothing is loaded, and nothing sounds before somebody has asked for it.

let context: AudioContext | undefined;

/** Only a click may open the sound of a page. False where the machine has none. */
export async function openSound(): Promise<boolean> {
  try {
    context ??= new AudioContext();
    await context.resume();
    return context.state === "running";
  } catch {
    // A machine without a sound card, or one that forbids it: the screen works without.
    return false;
  }
}

export function chime(): void {
  if (context?.state !== "running") return;
  const begins = context.currentTime + 0.02;
  note(context, 659.25, begins);
  note(context, 523.25, begins + 0.28);
}

function note(into: AudioContext, hertz: number, at: number): void {
  const tone = into.createOscillator();
  const loudness = into.createGain();
  tone.type = "sine";
  tone.frequency.value = hertz;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(0.35, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.9);
  tone.connect(loudness).connect(into.destination);
  tone.start(at);
  tone.stop(at + 1);
}
