@NullMarked
package dev.countersign.asl.conformance;

import org.jspecify.annotations.NullMarked;
