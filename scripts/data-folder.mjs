import fs from "node:fs";
import path from "node:path";

/**
 * Makes the folder that DATA_DIR names, or makes sure that we may write to it.
 * Errors: one line that names the setting.
 */
export function prepareDataFolder(folder) {
  try {
    makeFolder(folder);
    if (!fs.statSync(folder).isDirectory()) throw new Error(`${folder} is a file`);
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new Error(`Setting DATA_DIR must be a folder that this account may write to: ${error.message}.`, {
      cause: error,
    });
  }
}

/** One after the other: where nothing can be made, such as in /proc, node's own `recursive` never comes back. */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    fs.mkdirSync(folder, { mode: 0o711 });
  } catch (error) {
    if (error.code !== "EEXIST") throw error; // another start was faster
  }
}
