import { expect, type Locator, type Page } from "@playwright/test";

/** A PNG of a part of the page, as base64. */
export type Picture = string;

/** Drawing the same shapes twice may differ by a shade or two at soft edges; no eye sees that. */
const shades = 8;

/** How many pixels of two pictures differ to the eye; all of them where the sizes differ. */
const differing = (page: Page, one: Picture, other: Picture): Promise<number> =>
  page.evaluate(
    async ({ pictures, shades }) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const context = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, image.width, image.height);
        }),
      );
      if (a!.width !== b!.width || a!.height !== b!.height) return a!.width * a!.height;
      const differ = new Set<number>();
      a!.data.forEach((value, index) => {
        if (Math.abs(value - b!.data[index]!) > shades) differ.add(index >> 2);
      });
      return differ.size;
    },
    { pictures: [one, other], shades },
  );

/** Whether two pictures are the same to the eye. */
export const looksLike = async (page: Page, one: Picture, other: Picture): Promise<boolean> =>
  one === other || (await differing(page, one, other)) === 0;

/** What an element looks like once two pictures of it in a row are alike. */
export async function stillPicture(element: Locator): Promise<Picture> {
  let last: Picture | null = null;
  await expect(async () => {
    const before = last;
    last = (await element.screenshot()).toString("base64");
    expect(before !== null && (await looksLike(element.page(), before, last))).toBe(true);
  }).toPass({ intervals: [250], timeout: 30_000 });
  return last!;
}
