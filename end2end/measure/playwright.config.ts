import config from "../playwright.config";

// Long runs, which print what they found.
export default { ...config, testDir: ".", outputDir: "../output/measure", timeout: 0, workers: 1 };
