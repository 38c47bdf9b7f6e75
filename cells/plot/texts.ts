export const texts = {
  save: "Save the picture",
  svg: "Save as SVG",
  png: "Save as PNG",
  failed: "The picture could not be made.",
};
