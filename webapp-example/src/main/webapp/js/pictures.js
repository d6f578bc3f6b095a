// Makes a picture small enough to be sent.

const MAX_BYTES = 600_000;
const MAX_EDGE = 1600;

export async function prepare(file) {
  if (file.size <= MAX_BYTES) {
    return new Uint8Array(await file.arrayBuffer());
  }
  const bitmap = await createImageBitmap(file);
  for (let edge = MAX_EDGE; edge >= 200; edge /= 2) {
    const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
    if (blob.size <= MAX_BYTES) {
      return new Uint8Array(await blob.arrayBuffer());
    }
  }
  throw new Error("This picture cannot be made small enough");
}
