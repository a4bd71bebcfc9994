@NullMarked
package dev.countersign.localaws.sqs;

import org.jspecify.annotations.NullMarked;
