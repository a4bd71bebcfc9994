// Reads state machines from a file, one a line as JSON, and writes a line for each that asl-validator refuses.
import { readFileSync } from 'node:fs';
import validator from 'asl-validator';

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
lines.forEach((line, index) => {
  const { isValid, errorsText } = validator(JSON.parse(line));
  if (!isValid) {
    console.log(`line ${index + 1}: ${errorsText()}`);
    process.exitCode = 1;
  }
});
