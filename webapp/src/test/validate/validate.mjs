// Reads state machines from a file, one a line as JSON, and writes a line for each that asl-validator refuses.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import validator from 'asl-validator';

// asl-validator compiles its schema again for each state machine, which takes 150 ms. The first one's serves all, since its options never differ.
const compiled = new Map();
const { getSchema } = Ajv.prototype;
Ajv.prototype.getSchema = function (reference) {
  if (!compiled.has(reference)) {
    compiled.set(reference, getSchema.call(this, reference));
  }
  return compiled.get(reference);
};

const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
lines.forEach((line, index) => {
  const { isValid, errorsText } = validator(JSON.parse(line));
  if (!isValid) {
    console.log(`line ${index + 1}: ${errorsText()}`);
    process.exitCode = 1;
  }
});
