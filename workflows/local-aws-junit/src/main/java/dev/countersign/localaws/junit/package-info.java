/** The AWS endpoint for the time of a test. */
@NullMarked
package dev.countersign.localaws.junit;

import org.jspecify.annotations.NullMarked;
