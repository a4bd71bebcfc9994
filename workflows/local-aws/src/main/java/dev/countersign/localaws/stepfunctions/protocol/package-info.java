/** What requests and answers of Step Functions are made of: ARNs, errors, JSON and times. */
@NullMarked
package dev.countersign.localaws.stepfunctions.protocol;

import org.jspecify.annotations.NullMarked;
