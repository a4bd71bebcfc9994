// Prints each finding of AWS's own offline rules about the templates that are named, and nothing if there is none.
import { RegoEngine, TemplateFile } from '@aws/cloudformation-validate';

// "aws cloudformation package" replaces the local paths of nested templates and functions.
const EXPECTED = { ids: ['W3002'] };

const engine = new RegoEngine();
try {
  for (const file of process.argv.slice(2)) {
    const { diagnostics } = engine.validateStandard(new TemplateFile(file), { severityLevel: 'WARN', exclude: EXPECTED });
    diagnostics.forEach((found) => console.log(`${file}: ${found.severity} ${found.ruleId} ${found.message}`));
  }
} finally {
  engine.free();
}
