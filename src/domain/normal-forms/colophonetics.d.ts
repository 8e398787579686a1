declare module 'colophonetics' {
  /** The code of each word, words separated by spaces. */
  const colophonetics: (words: string) => string;

  // biome-ignore lint/style/noDefaultExport: that is how the package exports it
  export { colophonetics as default };
}
