import { ill, well, type Finding } from './finding.js';

/** The oldest releases that run this, by their main version. */
const OLDEST = [20, 19] as const;

/** The Node that this runs on. */
export const ofNode = (version = process.versions.node): Finding[] => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const fits = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  return [
    fits
      ? well('node', `version ${version}`)
      : ill('node', `version ${version} is too old`, `install Node ${OLDEST.join('.')} or later`),
  ];
};
