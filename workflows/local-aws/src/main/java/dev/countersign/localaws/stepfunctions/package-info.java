/** Step Functions over HTTP: the operations, their arguments and their errors. */
@NullMarked
package dev.countersign.localaws.stepfunctions;

import org.jspecify.annotations.NullMarked;
